import { createInterface } from 'node:readline/promises';
import { UserError } from '../../base/user-error';
import { askLine } from '../../terminal/ask-line.edge';
import { DRIVER_EXIT } from '../report/exit-codes';

/**
 * Asks on the terminal for a word that approves a change.
 * @throws UserError when no terminal is attached, another word is typed, or none
 */
export async function confirm(question: string, word: string): Promise<void> {
  if (process.stdin.isTTY !== true) {
    throw new UserError(
      [`${question}: approval required but no terminal attached; run it on a terminal, or pass --yes`],
      DRIVER_EXIT.declined,
    );
  }
  const asker = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const asked = await askLine(asker, `${question}; type ${word} to continue: `);
    if (asked === 'interrupted') throw new UserError(['stopped before making this change'], DRIVER_EXIT.stopped);
    if (asked === 'ended' || asked.answer.trim() !== word)
      throw new UserError(['not approved: stopped before making this change'], DRIVER_EXIT.declined);
  } finally {
    asker.close();
  }
}
