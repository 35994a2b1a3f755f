import { architectureOf, type InstanceArchitecture } from '../catalog/instance-architecture';
import type { Image, Site } from '../model/link';
import { hostKey, ofSite, type SiteName } from '../model/names';
import { memberOf } from './fact-kinds';
import type { Handoff } from './handoff';
import { refuse, type Parsed } from './parsed';
import { siteFacts, withSiteFacts } from './site-facts';

/** An instance whose AMI follows the network. */
export interface PinnedInstance {
  readonly name: string;
  readonly architecture: InstanceArchitecture;
  /** The AMI that it was deployed with; undefined before it is. */
  readonly deployed: string | undefined;
}

/** The routers and test hosts of a site, except those whose AMI the config gives. */
export function pinnedInstances({ name: site, routers, testHosts }: Site, handoff: Handoff): readonly PinnedInstance[] {
  return [...routers, ...testHosts].flatMap(({ name, instanceType, image }) =>
    image.kind === 'pinned'
      ? [
          {
            name: hostKey(site, name),
            architecture: architectureOf(instanceType),
            deployed: deployedImage(site, image, handoff),
          },
        ]
      : [],
  );
}

/** The AMI that an instance was last deployed with, also when it is to be upgraded; undefined before it is deployed. */
export function deployedImage(site: SiteName, { deployed }: Image, handoff: Handoff): string | undefined {
  return siteFacts(handoff, site)?.images[memberOf(deployed.key).member];
}

/** Whether the network of a site has reported an AMI: facts that were set by hand have none. */
export function hasImages(site: SiteName, handoff: Handoff): boolean {
  return Object.keys(siteFacts(handoff, site)?.images ?? {}).length > 0;
}

/**
 * Returns a hand-off by which the next deployment gives instances of a site the newest AMI of their processor.
 * @param newest AMI ids by processor
 */
export function upgradeImages(
  site: SiteName,
  instances: readonly PinnedInstance[],
  newest: Readonly<Partial<Record<InstanceArchitecture, string>>>,
  handoff: Handoff,
): Parsed<Handoff> {
  const facts = siteFacts(handoff, site);
  if (facts === undefined || !hasImages(site, handoff)) {
    return refuse(`no AMI${ofSite(site)} is chosen yet: the next deployment of the network takes the newest`);
  }
  const upgrades = instances.flatMap(({ architecture, deployed }) => {
    const to = newest[architecture];
    return deployed === undefined || to === undefined || deployed === to ? [] : [[deployed, to] as const];
  });
  const imageUpgrades = upgrades.length === 0 ? undefined : Object.fromEntries(upgrades);
  return {
    ok: true,
    value: withSiteFacts(handoff, site, { ...facts, images: { ...facts.images, ...newest }, imageUpgrades }),
  };
}
