import { reporterFor } from '../../lib/driver/report/view.edge';
import type { up } from '../../lib/driver/up.edge';
import { printer } from '../../lib/terminal/terminal.edge';
import type { LinkFiles } from '../../lib/workspace/link-files';
import { workspaceHere } from './workspace.edge';

interface DriveOptions extends Partial<LinkFiles> {
  readonly json?: boolean;
  readonly yes?: boolean;
  readonly cdktf?: boolean;
  readonly skipChecks?: boolean;
}

/** Runs `up` or `down` in the current directory, shows its events, and sets the exit code to the one it returns. */
export async function drive(run: typeof up, options: DriveOptions): Promise<void> {
  const { json = false, yes = false, cdktf = false, skipChecks = false } = options;
  const { report, close } = reporterFor(json, printer);
  try {
    process.exitCode = await run(workspaceHere(options), { yes, cdktf, skipChecks, report });
  } finally {
    close();
  }
}
