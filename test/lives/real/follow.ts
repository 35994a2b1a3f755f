import type { Checkout, Result } from './checkout';

/** More rounds than any life may take to end in a link that works. */
const MOST_ROUNDS = 6;

const EXPORT_IN_USE = 'as it is in use by';

/**
 * Types a command.
 * @throws Error with all that was printed when it does not end with 0
 */
export async function succeed(checkout: Checkout, command: string): Promise<Result> {
  const result = await checkout.type(command);
  if (result.code !== 0) throw failure(result);
  return result;
}

function failure({ command, code, stdout, stderr }: Result): Error {
  return new Error(`ended with ${code}: ${command}\n${stdout}\n${stderr}`);
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
      const result = await checkout.type(command);
      if (result.code === 0) continue;
      if (!(result.stdout + result.stderr).includes(EXPORT_IN_USE)) throw failure(result);
      // As docs/how-to/deploy-step-by-step.md says: this checkout does not know of a router that exists.
      await succeed(checkout, 'aws cloudformation describe-stacks > stacks.json');
      await succeed(checkout, `npm run -s vpc2vnet -- handoff import stacks.json ${options}`);
      await succeed(checkout, 'rm stacks.json');
      break;
    }
  }
  throw new Error(`there is still something to type after ${MOST_ROUNDS} rounds:\n${typed.join('\n')}`);
}

/** Types what `next --down` prints, which deletes a link and the files that describe it. */
export async function takeDown(checkout: Checkout, options = ''): Promise<void> {
  for (const command of await checkout.next(`--down ${options}`)) await succeed(checkout, command);
}
