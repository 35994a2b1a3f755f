import type { DriverEvent } from '../../../lib/driver/report/driver-event';
import { down } from '../../../lib/driver/down.edge';
import { showChanges } from '../../../lib/driver/changes.edge';
import { showStatus } from '../../../lib/driver/status.edge';
import { up } from '../../../lib/driver/up.edge';
import { reporterFor } from '../../../lib/driver/report/view.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import { workspaceHere, type WorkspaceOptions } from './workspace.edge';

export interface DriveOptions extends WorkspaceOptions {
  readonly yes?: boolean;
  readonly cdktf?: boolean;
  readonly json?: boolean;
}

export async function driveUp(options: DriveOptions): Promise<void> {
  const view = reporterFor(options.json === true, printer);
  try {
    process.exitCode = await up(workspaceHere(options), { ...switches(options), report: view.report });
  } finally {
    view.close();
  }
}

export async function driveDown(options: DriveOptions): Promise<void> {
  const view = reporterFor(options.json === true, printer);
  try {
    process.exitCode = await down(workspaceHere(options), { ...switches(options), report: view.report });
  } finally {
    view.close();
  }
}

export async function drivePlan(options: DriveOptions): Promise<void> {
  await showChanges(workspaceHere(options), printer, options.json === true, quietly);
}

export async function driveStatus(options: DriveOptions): Promise<void> {
  await showStatus(workspaceHere(options), printer, options.json === true);
}

function switches({ yes, cdktf }: DriveOptions): { readonly yes: boolean; readonly cdktf: boolean } {
  return { yes: yes === true, cdktf: cdktf === true };
}

/** A report prints once, at its end. */
function quietly(event: DriverEvent): void {
  if (event.event === 'warning') process.stderr.write(`${event.text}\n`);
}
