import { isKnown } from '../../model/fact';
import type { Link } from '../../model/link';
import { routerInstance, type RouterName, type SiteName } from '../../model/names';
import { routerViewsOf } from '../../model/views';
import type { AwsIn } from '../aws/aws.edge';
import { findHolder } from './find-holder.edge';
import type { LostAddress } from './lost-address';

/** A router whose Elastic IP no instance has. */
export interface LostRouter extends LostAddress {
  readonly site: SiteName;
  readonly router: RouterName;
}

/**
 * The routers with an Elastic IP that no instance has.
 * @throws Error of the SDK when EC2 rejects a request
 */
export async function findLostAddresses(aws: AwsIn, link: Link): Promise<readonly LostRouter[]> {
  const found: LostRouter[] = [];
  for (const site of link.sites) {
    for (const { router, region } of routerViewsOf(link, site)) {
      if (!isKnown(router.address)) continue;
      const name = routerInstance(link.name, site.name, router.name);
      const holder = await findHolder(aws, region, router.address.value, name);
      if (holder.kind === 'lost') found.push({ ...holder, site: site.name, router: router.name });
    }
  }
  return found;
}
