import { UserError } from '../base/user-error';
import { renewRouter } from '../handoff/renew-router';
import type { Terminal } from '../terminal/terminal.edge';
import type { Workspace } from './components/workspace';
import type { Report } from './report/driver-event';

/**
 * Notes in the hand-off that the next deployment replaces the router, and prints what that means. Changes neither cloud.
 * @throws UserError before the network is deployed
 */
export function replaceRouter(workspace: Workspace, terminal: Terminal, report: Report): void {
  const { actual: link, handoff, fileNotices } = workspace.load();
  for (const text of fileNotices) report({ event: 'warning', text });
  const [{ name }] = link.sites[0].routers;
  const renewed = renewRouter(link, handoff, name);
  if (!renewed.ok) throw new UserError([renewed.problem]);
  workspace.keep(renewed.value);
  terminal.print(
    [
      `${workspace.files.handoff} has the change; the next deployment replaces the instance of ${name}, which keeps its Elastic IP`,
      'next: `npm run -s vpc2vnet plan`, then `npm run up`',
    ].join('\n'),
  );
}
