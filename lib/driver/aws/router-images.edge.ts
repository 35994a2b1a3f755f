import { deployedImage } from '../../handoff/upgrade-images';
import type { Handoff } from '../../handoff/handoff';
import { siteFacts } from '../../handoff/site-facts';
import type { Link, Site } from '../../model/link';
import { hostKey } from '../../model/names';
import type { ImageReport } from '../report/print-image';
import type { AwsIn, MachineImage } from './aws.edge';

/** Returns the AMI of each deployed router with its age; one that cannot be read has the reason. */
export async function routerImages(aws: AwsIn, link: Link, handoff: Handoff): Promise<readonly ImageReport[]> {
  const perSite = await Promise.all(link.sites.map((site) => imagesOf(aws, site, handoff)));
  return perSite.flat();
}

async function imagesOf(
  aws: AwsIn,
  { name: site, region, routers }: Site,
  handoff: Handoff,
): Promise<readonly ImageReport[]> {
  const deployed = routers.flatMap(({ name, image: choice }) => {
    const image = deployedImage(site, choice, handoff);
    return image === undefined
      ? []
      : [{ router: hostKey(site, name), image, upgradeTo: siteFacts(handoff, site)?.imageUpgrades?.[image] }];
  });
  if (deployed.length === 0) return [];
  const found = await existing(
    aws,
    region,
    deployed.map(({ image }) => image),
  );
  return deployed.map((one) => {
    if (typeof found === 'string') return { ...one, state: 'unknown', why: found };
    const image = found.find(({ id }) => id === one.image);
    return image === undefined ? { ...one, state: 'deleted' } : { ...one, state: 'exists', created: image.created };
  });
}

/** The AMIs, or why they cannot be read: the rest of a report does not depend on them. */
async function existing(aws: AwsIn, region: string, ids: readonly string[]): Promise<readonly MachineImage[] | string> {
  try {
    return await aws(region).images(ids);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return error.message.split('\n')[0] ?? '';
  }
}
