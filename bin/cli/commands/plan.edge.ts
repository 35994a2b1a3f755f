import { showChanges } from '../../../lib/driver/changes.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import { printWarning } from '../print-warning.edge';
import type { Run } from '../verbs';
import { workspaceHere } from '../workspace.edge';

/** Shows what `up` would change. */
export const run: Run<'plan'> = (options) =>
  showChanges(workspaceHere(options), printer, options.json === true, printWarning);
