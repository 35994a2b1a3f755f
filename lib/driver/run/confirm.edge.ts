import { createInterface } from 'node:readline/promises';
import { UserError } from '../../base/user-error';
import { DRIVER_EXIT } from '../report/exit-codes';

/**
 * Asks for a word on the terminal.
 * @throws UserError when there is no terminal to ask on, or another word comes.
 */
export async function confirm(question: string, word: string): Promise<void> {
  if (process.stdin.isTTY !== true) {
    throw new UserError(
      [`${question}: nobody is there to ask; run it on a terminal, or with --yes`],
      DRIVER_EXIT.declined,
    );
  }
  const asker = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await asker.question(`${question}; type ${word} to go on: `);
    if (answer.trim() !== word) throw new UserError(['nothing was changed'], DRIVER_EXIT.declined);
  } finally {
    asker.close();
  }
}
