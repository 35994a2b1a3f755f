import { importOutputs } from '../../../../lib/handoff/import-outputs';
import { LARGEST_LONG_BYTES, readStandardInput, readUserFile } from '../../../../lib/write-files/read-file.edge';
import { changeHandoff } from '../../change-handoff.edge';
import type { Run } from '../../verbs';

/** The name of a file that means standard input. */
const STANDARD_INPUT = '-';

const REMEDY = "name the file that the deployment's outputs are in";

/**
 * Imports outputs from a file, or from standard input, into the hand-off.
 * @throws UserError when the file does not exist, or is not outputs of this link
 */
export const run: Run<'handoff import'> = (options, file) => {
  const fromInput = file === STANDARD_INPUT;
  const text = fromInput ? readStandardInput() : readUserFile(file, REMEDY, LARGEST_LONG_BYTES);
  changeHandoff(options, (link, handoff, commands) => {
    const imported = importOutputs(text, fromInput ? 'standard input' : file, link, handoff, commands);
    return imported.ok ? { ok: true, value: { handoff: imported.value, notices: [] } } : imported;
  });
};
