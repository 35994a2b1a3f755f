import type { Link } from '../../model/link';
import { hostKey, siteComponent, type ComponentId } from '../../model/names';
import { namedFiles } from '../../workspace/link-files';
import type { DeployedStack } from '../aws/aws.edge';
import { refusal } from '../aws/aws-errors';
import type { Unanswered } from '../preflight/finding';
import { findLostAddresses } from './find-lost-addresses.edge';
import { findLostRoutes } from './find-lost-routes.edge';
import { describeLostAddress } from './lost-address';
import { describeLostRoute } from './lost-routes';
import type { TunnelSession } from './tunnel-session';

/** What deployed routers have lost, which no template shows. */
export interface Repairs {
  /** A sentence for each lost Elastic IP and route, with its remedy. */
  readonly lost: readonly string[];
  /** What EC2 did not answer. */
  readonly unanswered: readonly Unanswered[];
}

/** Asks EC2 whether each deployed router has its Elastic IP, and whether its routes lead to it. */
export async function findRepairs(
  { aws, workspace }: TunnelSession,
  link: Link,
  stacks: ReadonlyMap<ComponentId, DeployedStack>,
): Promise<Repairs> {
  const files = namedFiles(workspace.files);
  try {
    const addresses = await findLostAddresses(aws, link);
    const routes = await findLostRoutes(aws, link, stacks);
    const lost = [
      ...addresses
        .filter(({ site, router }) => stacks.has(siteComponent(site, router)))
        .map((found) => `${hostKey(found.site, found.router)}: ${describeLostAddress(found, files)}`),
      ...routes.flatMap((each) => each.lost).map((route) => describeLostRoute(route, files)),
    ];
    return { lost, unanswered: [] };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const question = 'whether the routers have their Elastic IPs and routes';
    return { lost: [], unanswered: [{ question, why: refusal('EC2', error) }] };
  }
}
