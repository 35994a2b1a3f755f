import { version } from '../../../package.json';
import { showStatus } from '../../../lib/driver/status.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import { printWarning } from '../print-warning.edge';
import type { Run } from '../verbs';
import { workspaceHere } from '../workspace.edge';

/** Shows the state of the components, the addresses, the tunnel and the hand-off. */
export const run: Run<'status'> = (options) =>
  showStatus(workspaceHere(options), printer, options.json === true, printWarning, version);
