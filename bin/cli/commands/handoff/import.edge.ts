import { readFileSync } from 'node:fs';
import { UserError } from '../../../../lib/base/user-error';
import { importOutputs } from '../../../../lib/handoff/import-outputs';
import { readIfThere } from '../../../../lib/write-files/write-tree.edge';
import { changeHandoff } from '../../change-handoff.edge';
import type { Run } from '../../verbs';

/** The name of a file that means standard input. */
const STANDARD_INPUT = '-';

/**
 * Imports outputs from a file, or from standard input, into the hand-off.
 * @throws UserError when the file does not exist, or is not outputs of this link
 */
export const run: Run<'handoff import'> = (options, file) => {
  const fromInput = file === STANDARD_INPUT;
  const text = fromInput ? readFileSync(process.stdin.fd, 'utf8') : readIfThere(file);
  if (text === undefined) {
    throw new UserError([`${file} does not exist; name the file that the deployment's outputs are in`]);
  }
  changeHandoff(options, (link, handoff) => {
    const imported = importOutputs(text, fromInput ? 'standard input' : file, link, handoff);
    return imported.ok ? { ok: true, value: { handoff: imported.value, notices: [] } } : imported;
  });
};
