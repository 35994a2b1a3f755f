import { createInterface } from 'node:readline/promises';
import type { Readable, Writable } from 'node:stream';

/** Where questions are printed, and where their answers come from. */
export interface Asker {
  readonly input: Readable;
  readonly output: Writable;
}

/** Asks questions one after the other, and returns the answers by the questions' keys. An empty answer is asked again. */
export async function ask<Key extends string>(
  questions: Readonly<Partial<Record<Key, string>>>,
  { input, output }: Asker,
): Promise<Readonly<Partial<Record<Key, string>>>> {
  const lines = createInterface({ input, output });
  const answers: Partial<Record<Key, string>> = {};
  try {
    for (const [key, question] of Object.entries(questions) as [Key, string][]) {
      let answer = '';
      while (answer === '') answer = (await lines.question(`${question}: `)).trim();
      answers[key] = answer;
    }
    return answers;
  } finally {
    lines.close();
  }
}
