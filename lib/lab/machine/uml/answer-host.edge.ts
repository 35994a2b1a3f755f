import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Folders as the program in the guest has them: the synthesized link, and what the host finds afterwards. */
export const GUEST_LINK = '/run/shared/in/link';
export const GUEST_OUT = '/run/shared/out';

/** Files of the shared folder in which the input, and the answer, of the program are. */
export const INPUT_FILE = 'in/input.json';
export const ANSWER_FILE = 'out/answer.json';

/** What a program in the guest ended with. */
export type Answer<T> = { readonly result: T } | { readonly error: string };

/** Waits for the host's input, runs the work that it asks for, leaves the result or the error where the host looks, and exits. */
export async function answerHost<I, T>(work: (input: I) => Promise<T>): Promise<void> {
  const file = `/run/shared/${INPUT_FILE}`;
  // Again and again: a wait would let the guest's clock advance by hours, and this by milliseconds.
  while (!existsSync(file));
  const answer = await work(JSON.parse(readFileSync(file, 'utf8')) as I).then(
    (result): Answer<T> => ({ result }),
    (error: Error): Answer<T> => ({ error: error.message }),
  );
  writeFileSync(`/run/shared/${ANSWER_FILE}`, JSON.stringify(answer));
  // A command that still runs in a host would keep this process, and so the guest, for good.
  process.exit();
}
