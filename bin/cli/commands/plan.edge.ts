import { showChanges } from '../../../lib/driver/changes.edge';
import type { DriverEvent } from '../../../lib/driver/report/driver-event';
import { printer } from '../../../lib/terminal/terminal.edge';
import type { Run } from '../verbs';
import { workspaceHere } from '../workspace.edge';

/** Shows what `up` would change. */
export const run: Run<'plan'> = (options) =>
  showChanges(workspaceHere(options), printer, options.json === true, printWarning);

/** The report is printed once, at the end; until then only warnings are, beside it. */
function printWarning(event: DriverEvent): void {
  if (event.event === 'warning') process.stderr.write(`${event.text}\n`);
}
