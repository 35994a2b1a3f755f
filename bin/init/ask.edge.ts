import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';
import { UserError } from '../../lib/base/user-error';
import { DRIVER_EXIT } from '../../lib/driver/report/exit-codes';
import { askLine } from '../../lib/terminal/ask-line.edge';

/** Where questions are printed, and where their answers come from. */
export interface Asker {
  readonly input: Readable;
  readonly output: Writable;
}

/**
 * Asks questions one after the other, and returns the answers by the questions' keys. An empty answer is asked again.
 * @throws UserError when none comes: by Ctrl-C, or at the end of the input
 */
export async function ask<Key extends string>(
  questions: Readonly<Partial<Record<Key, string>>>,
  { input, output }: Asker,
): Promise<Readonly<Partial<Record<Key, string>>>> {
  const lines = createInterface({ input, output });
  const answers: Partial<Record<Key, string>> = {};
  try {
    for (const [key, question] of Object.entries(questions) as [Key, string][]) {
      let answer = '';
      while (answer === '') {
        const asked = await askLine(lines, `${question}: `);
        if (typeof asked === 'string') throw new UserError(['stopped: nothing was written'], DRIVER_EXIT.stopped);
        answer = asked.answer.trim();
      }
      answers[key] = answer;
    }
    return answers;
  } finally {
    lines.close();
  }
}
