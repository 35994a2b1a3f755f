import { UserError } from '../../../../lib/base/user-error';
import { importOutputs } from '../../../../lib/handoff/import-outputs';
import { readIfThere } from '../../../../lib/write-files/write-tree.edge';
import { changeHandoff } from '../../change-handoff.edge';
import type { Run } from '../../verbs';

/** Takes an outputs file that a person names. */
export const run: Run<'handoff import'> = (options, file) => {
  const text = readIfThere(file);
  if (text === undefined) {
    throw new UserError([`${file} does not exist; name the file that the deployment's outputs are in`]);
  }
  changeHandoff(options, (link, handoff) => {
    const imported = importOutputs(text, file, link, handoff);
    return imported.ok ? { ok: true, value: { handoff: imported.value, notices: [] } } : imported;
  });
};
