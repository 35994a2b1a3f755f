import { UserError } from '../base/user-error';
import { renewRouter } from '../handoff/renew-router';
import { hostKey, PLAIN_SITE, type SiteName } from '../model/names';
import type { Terminal } from '../terminal/terminal.edge';
import { deployNext, handoffCommands } from '../workspace/commands';
import { namedFiles } from '../workspace/link-files';
import type { Workspace } from './components/workspace';
import type { Report } from './report/driver-event';
import { siteNamed } from './site-named';

/**
 * Notes in the hand-off that the next deployment replaces the router, and prints what that means. Changes neither cloud.
 * @throws UserError for an unknown site, or before its network is deployed
 */
export function replaceRouter(
  workspace: Workspace,
  terminal: Terminal,
  report: Report,
  siteName: SiteName = PLAIN_SITE,
): void {
  const { actual: link, handoff, fileNotices } = workspace.load();
  for (const text of fileNotices) report({ event: 'warning', text });
  const site = siteNamed(link, siteName);
  const [{ name }] = site.routers;
  const named = namedFiles(workspace.files);
  const renewed = renewRouter(link, handoff, site.name, name, handoffCommands(named));
  if (!renewed.ok) throw new UserError([renewed.problem]);
  workspace.keep(renewed.value);
  terminal.print(
    [
      `${workspace.files.handoff} has the change; the next deployment replaces the instance of ${hostKey(site.name, name)}, which keeps its Elastic IP`,
      deployNext(named),
    ].join('\n'),
  );
}
