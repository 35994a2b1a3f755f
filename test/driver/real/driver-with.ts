import { reportFailure } from '../../../bin/cli/report-failure.edge';
import { linkFiles } from '../../../lib/workspace/link-files';
import { loadLink } from '../../../lib/workspace/load-link.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import { writeTree } from '../../../lib/write-files/write-tree.edge';
import { down } from '../../../lib/driver/down.edge';
import { showChanges } from '../../../lib/driver/changes.edge';
import { showStatus } from '../../../lib/driver/status.edge';
import { replaceRouter } from '../../../lib/driver/replace-router.edge';
import { up } from '../../../lib/driver/up.edge';
import { upgradeImage } from '../../../lib/driver/upgrade-image.edge';
import { reporterFor } from '../../../lib/driver/report/view.edge';
import type { Workspace } from '../../../lib/driver/components/workspace';
import { renderWhenChanged } from '../../../bin/render.edge';
import { keepHandoff } from '../../../lib/workspace/keep-handoff.edge';

/** The driver as the command line runs it, with a say in the synthesized files. */
export async function driverWith(change: (path: string, content: string) => string): Promise<void> {
  const files = linkFiles();
  const render = renderWhenChanged();
  const workspace: Workspace = {
    files,
    directory: '.',
    load: () => loadLink(files),
    synthesize: (handoff, left) => {
      const loaded = loadLink(files, { handoff, ...left });
      const outputs = render(loaded.link, { validate: false });
      writeTree(
        '.',
        outputs.map(({ path, content }) => ({ path, content: change(path, content) })),
      );
      return loaded;
    },
    keep: (handoff) => keepHandoff(files, handoff),
  };
  const [command, ...flags] = process.argv.slice(2);
  const [yes, cdktf] = [flags.includes('--yes'), flags.includes('--cdktf')];
  const json = flags.includes('--json');
  const skipChecks = flags.includes('--skip-checks');
  const { report, close } = reporterFor(json, printer);
  try {
    if (command === 'plan') await showChanges(workspace, printer, json, () => undefined);
    else if (command === 'status') await showStatus(workspace, printer, json, () => undefined);
    else if (command === 'upgrade-image') await upgradeImage(workspace, printer, () => undefined);
    else if (command === 'replace-router') replaceRouter(workspace, printer, () => undefined);
    else process.exitCode = await (command === 'down' ? down : up)(workspace, { yes, cdktf, skipChecks, report });
  } catch (error) {
    reportFailure(error, false);
  } finally {
    close();
  }
}
