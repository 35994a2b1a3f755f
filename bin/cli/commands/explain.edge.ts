import { printer } from '../../../lib/terminal/terminal.edge';
import { CODES } from '../exit-codes';
import { explainCode } from '../explain-code';
import type { Run } from '../verbs';

/** Prints what a code means; without one, every code. */
export const run: Run<'explain'> = (_, code) => {
  for (const line of code === undefined ? CODES : explainCode(code)) printer.print(line);
};
