import type { Checkout, Result } from './checkout';

/** More rounds than any life may take to end in a link that works. */
const MOST_ROUNDS = 6;

/**
 * Types a command.
 * @throws Error with all that was printed when it does not end with 0
 */
export async function succeed(checkout: Checkout, command: string): Promise<Result> {
  const result = await checkout.type(command);
  if (result.code !== 0) throw new Error(`ended with ${result.code}: ${command}\n${result.stdout}\n${result.stderr}`);
  return result;
}

/**
 * Types what `next` prints, until it prints nothing.
 * @param options of the link, when its files are not the default ones
 * @returns the commands
 * @throws Error when a command fails, or when there is no end to it
 */
export async function follow(checkout: Checkout, options = ''): Promise<readonly string[]> {
  const typed: string[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const commands = await checkout.next(options);
    if (commands.length === 0) return typed;
    for (const command of commands) {
      typed.push(command);
      await succeed(checkout, command);
    }
  }
  throw new Error(`there is still something to type after ${MOST_ROUNDS} rounds:\n${typed.join('\n')}`);
}

/** Types what `next --down` prints, which deletes a link and the files that describe it. */
export async function takeDown(checkout: Checkout, options = ''): Promise<void> {
  for (const command of await checkout.next(`--down ${options}`)) await succeed(checkout, command);
}
