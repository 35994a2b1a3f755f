import { visibleValues } from '../base/visible';
import { hostKey } from '../model/names';
import type { Terminal } from '../terminal/terminal.edge';
import { namedFiles } from '../workspace/link-files';
import { modifiedAt } from '../write-files/read-file.edge';
import { routerImages } from './aws/router-images.edge';
import { observe } from './components/observe.edge';
import type { Workspace } from './components/workspace';
import type { Report } from './report/driver-event';
import { printStatus, type StatusReport } from './report/print-status';
import { verifiedAt } from './report/verified-at';
import { openSession } from './run/session.edge';
import { connectionNamesOf } from './tunnel/print-tunnel';
import { lostRoutesNow } from './tunnel/route-report.edge';
import { queryRouters } from './tunnel/tunnels.edge';

/** How long a router may take to report its tunnels. */
const TUNNEL_TIMEOUT_SECONDS = 10;

/**
 * Prints each component's state, addresses, tunnels, AMIs, age of the hand-off, and what is pending.
 * @param version of vpc2vnet. @default - it is not printed, as in recordings, which are the same for all versions
 */
export async function showStatus(
  workspace: Workspace,
  terminal: Terminal,
  json: boolean,
  report: Report,
  version?: string,
): Promise<void> {
  const session = await openSession(workspace, workspace.load(), report);
  const { loaded, components, stacks } = await observe(session);
  const { link, handoff } = loaded;
  const routers = link.sites.flatMap((site) => site.routers);
  const deployed = components.flatMap(({ component }) =>
    component.kind === 'router' ? (stacks.get(component.id) ?? []) : [],
  );
  const [images, reports, routes] = await Promise.all([
    routerImages(session.aws, link, handoff),
    deployed.length === 0 ? undefined : queryRouters(session, link, TUNNEL_TIMEOUT_SECONDS),
    deployed.length === 0 ? undefined : lostRoutesNow(session.aws, link, stacks),
  ]);
  const modified = modifiedAt(workspace.files.handoff);
  const status: StatusReport = {
    version,
    link: link.name,
    components,
    routers: link.sites.flatMap((site) =>
      site.routers.map(({ name, address }) => ({ name: hostKey(site.name, name), address })),
    ),
    gateways: link.azure.gateway.instances.map(({ address }) => address),
    verifiedAt: verifiedAt(
      routers,
      deployed.map(({ updated }) => updated),
    ),
    tunnels: reports?.flatMap(({ tunnels }) => tunnels),
    reboots: (reports ?? []).flatMap(({ router, path, rebootRequiredSince, rebootAt }) =>
      rebootRequiredSince === undefined ? [] : [{ router, path, since: rebootRequiredSince, at: rebootAt }],
    ),
    routes,
    images,
    azure: handoff.azure,
    connections: connectionNamesOf(link),
    handoffAgeSeconds: modified === undefined ? undefined : (Date.now() - modified.getTime()) / 1000,
  };
  terminal.print(
    json
      ? JSON.stringify(status, undefined, 2)
      : printStatus(visibleValues(status), terminal.paint, new Date(), namedFiles(workspace.files)),
  );
}
