import { printer } from '../../../lib/terminal/terminal.edge';
import { explainCode } from '../explain-code';
import type { Run } from '../verbs';

/** Prints what a code means. */
export const run: Run<'explain'> = (_, code) => {
  for (const line of explainCode(code)) printer.print(line);
};
