import type { Link } from '../../model/link';
import type { ComponentId } from '../../model/names';
import type { DeployedStack } from '../aws/aws.edge';
import { withAwsErrors } from '../aws/aws-errors';
import type { Report } from '../report/driver-event';
import { namedFiles } from '../../workspace/link-files';
import { findLostRoutes } from '../tunnel/find-lost-routes.edge';
import { describeLostRoute } from '../tunnel/lost-routes';
import type { TunnelSession } from '../tunnel/tunnel-session';
import { confirm } from './confirm.edge';

export interface RouteRepair {
  readonly session: TunnelSession;
  readonly link: Link;
  readonly stacks: ReadonlyMap<ComponentId, DeployedStack>;
  /** Approves that a route of somebody else is replaced. */
  readonly yes: boolean;
  readonly report: Report;
}

/**
 * Repairs routes to Azure that no longer exist or lead elsewhere, which no template shows. CloudFormation cannot update a
 * route that does not exist, so this comes before a deployment of a router, too. A route leads to an instance that
 * exists: the stack of a router without one has to be removed before it can be deployed.
 * @returns the components of such routers, of which a route no longer exists
 * @throws UserError when AWS rejects a request, or replacing a route that leads elsewhere is not approved
 */
export async function repairRoutes({
  session: { aws, workspace },
  link,
  stacks,
  yes,
  report,
}: RouteRepair): Promise<ReadonlySet<ComponentId>> {
  const files = namedFiles(workspace.files);
  const found = await withAwsErrors('EC2', findLostRoutes(aws, link, stacks));
  const elsewhere = found.flatMap(({ lost }) => lost).filter(({ kind }) => kind === 'elsewhere');
  for (const route of elsewhere) report({ event: 'warning', text: describeLostRoute(route, files) });
  if (elsewhere.length > 0 && !yes) {
    await confirm(`${elsewhere.length} routes to Azure that somebody else changed are replaced`, 'yes');
  }
  for (const { router, region, instance, lost } of found) {
    for (const route of lost) {
      if (route.kind === 'table') {
        report({ event: 'warning', text: describeLostRoute(route, files) });
        continue;
      }
      if (instance === undefined) continue;
      const { table, prefix } = route;
      await aws(region).putRoute({ table, prefix, instance }, route.kind !== 'missing');
      report({ event: 'warning', text: `the route to ${prefix} in ${table} did not lead to ${router}: it does now` });
    }
  }
  const unrepaired = found.filter(
    ({ instance, lost }) => instance === undefined && lost.some(({ kind }) => kind === 'missing'),
  );
  return new Set(unrepaired.map(({ component }) => component));
}
