import { architectureOf, type InstanceArchitecture } from '../catalog/instance-architecture';
import type { Image, Link } from '../model/link';
import { memberOf } from './fact-kinds';
import type { Handoff } from './handoff';
import { refuse, type Parsed } from './parsed';

/** An instance whose AMI follows the network. */
export interface PinnedInstance {
  readonly name: string;
  readonly architecture: InstanceArchitecture;
  /** The AMI that it was deployed with; undefined before it is. */
  readonly deployed: string | undefined;
}

/** The routers and test hosts of a link, except those whose AMI the config gives. */
export function pinnedInstances(link: Link, handoff: Handoff): readonly PinnedInstance[] {
  return link.sites.flatMap(({ routers, testHosts }) =>
    [...routers, ...testHosts].flatMap(({ name, instanceType, image }) =>
      image.kind === 'pinned'
        ? [{ name, architecture: architectureOf(instanceType), deployed: deployedImage(image, handoff) }]
        : [],
    ),
  );
}

/** The AMI that an instance was last deployed with, also when it is to be upgraded; undefined before it is deployed. */
export function deployedImage({ deployed }: Image, { aws }: Handoff): string | undefined {
  return aws?.images[memberOf(deployed.key).member];
}

/**
 * Returns a hand-off by which the next deployment gives instances the newest AMI of their processor.
 * @param newest AMI ids by processor
 */
export function upgradeImages(
  instances: readonly PinnedInstance[],
  newest: Readonly<Partial<Record<InstanceArchitecture, string>>>,
  handoff: Handoff,
): Parsed<Handoff> {
  const { aws } = handoff;
  if (aws === undefined) {
    return refuse('no AMI is chosen yet: the first deployment of the network takes the newest');
  }
  const upgrades = instances.flatMap(({ architecture, deployed }) => {
    const to = newest[architecture];
    return deployed === undefined || to === undefined || deployed === to ? [] : [[deployed, to] as const];
  });
  const imageUpgrades = upgrades.length === 0 ? undefined : Object.fromEntries(upgrades);
  return { ok: true, value: { ...handoff, aws: { ...aws, images: { ...aws.images, ...newest }, imageUpgrades } } };
}
