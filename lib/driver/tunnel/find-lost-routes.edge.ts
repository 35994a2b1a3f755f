import { isKnown } from '../../model/fact';
import type { Link } from '../../model/link';
import { hostKey, routerInstance, siteComponent, type ComponentId } from '../../model/names';
import { routerViewsOf } from '../../model/views';
import type { AwsIn, DeployedStack } from '../aws/aws.edge';
import { judgeStatus } from '../aws/stack-status';
import { findHolder } from './find-holder.edge';
import { lostRoutes, routesOf, type LostRoute } from './lost-routes';

/** The routes of a router that do not lead to it. */
export interface RouterRoutes {
  readonly router: string;
  readonly component: ComponentId;
  readonly region: string;
  /** Id of the instance that its routes are to lead to; undefined when none exists. */
  readonly instance: string | undefined;
  readonly lost: readonly LostRoute[];
}

/**
 * Compares the routes that each router's stack has created with those of EC2. Not while CloudFormation changes a stack,
 * and not of a router with several instances and no Elastic IP, which is being replaced.
 * @throws Error of the SDK when EC2 rejects a request
 */
export async function findLostRoutes(
  aws: AwsIn,
  link: Link,
  stacks: ReadonlyMap<ComponentId, DeployedStack>,
): Promise<readonly RouterRoutes[]> {
  const found: RouterRoutes[] = [];
  for (const site of link.sites) {
    for (const { router, region } of routerViewsOf(link, site)) {
      const id = siteComponent(site.name, router.name);
      const stack = stacks.get(id);
      if (stack === undefined || !isKnown(router.address) || judgeStatus(stack.status, id, region) !== 'settled')
        continue;
      const holder = await findHolder(
        aws,
        region,
        router.address.value,
        routerInstance(link.name, site.name, router.name),
      );
      const routes = routesOf(stack);
      const [instance, ...others] = holder.kind === 'instance' ? [holder.id] : holder.instances;
      if (others.length > 0 || routes.length === 0) continue;
      const tables = await aws(region).routes([...new Set(routes.map(({ table }) => table))]);
      const name = hostKey(site.name, router.name);
      found.push({ router: name, component: id, region, instance, lost: lostRoutes(name, routes, tables, instance) });
    }
  }
  return found;
}
