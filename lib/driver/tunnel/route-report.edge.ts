import type { Link } from '../../model/link';
import type { ComponentId } from '../../model/names';
import type { AwsIn, DeployedStack } from '../aws/aws.edge';
import { refusal } from '../aws/aws-errors';
import { findLostRoutes } from './find-lost-routes.edge';
import type { RouteReport } from './lost-routes';

/** The routes to Azure that do not lead to their router, or why they are unknown. */
export async function lostRoutesNow(
  aws: AwsIn,
  link: Link,
  stacks: ReadonlyMap<ComponentId, DeployedStack>,
): Promise<RouteReport> {
  try {
    const found = await findLostRoutes(aws, link, stacks);
    return { state: 'known', lost: found.flatMap(({ lost }) => lost) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { state: 'unknown', why: refusal('EC2', error) };
  }
}
