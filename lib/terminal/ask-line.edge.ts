import { once } from 'node:events';
import type { Interface } from 'node:readline/promises';

/** A line that was typed; or why none was: Ctrl-C, or the end of the input, as by Ctrl-D. */
export type Asked = { readonly answer: string } | 'interrupted' | 'ended';

/** Asks for one line. On a terminal, readline takes Ctrl-C as a key, so that no signal comes. */
export async function askLine(asker: Interface, question: string): Promise<Asked> {
  let none: Asked = 'ended';
  const interrupt = (): void => {
    none = 'interrupted';
    asker.close();
  };
  asker.once('SIGINT', interrupt);
  const typed = asker.question(question).then(
    (answer): Asked => ({ answer }),
    (error: Error) => {
      if (error.name !== 'AbortError') throw error;
      return none;
    },
  );
  const asked = await Promise.race([typed, once(asker, 'close').then(() => none)]);
  asker.off('SIGINT', interrupt);
  return asked;
}
