import type { InstanceArchitecture } from '../../catalog/instance-architecture';
import type { PinnedInstance } from '../../handoff/upgrade-images';
import type { MachineImage } from '../aws/aws.edge';
import { duration } from './duration';

/** What an upgrade of AMIs was noted for. */
export interface Upgrade {
  readonly instances: readonly PinnedInstance[];
  /** AMI ids by processor. */
  readonly newest: Readonly<Partial<Record<InstanceArchitecture, string>>>;
  /** Those of the AMIs that exist. */
  readonly images: readonly MachineImage[];
  readonly handoffFile: string;
  /** The next commands, as a sentence. */
  readonly next: string;
}

/** Returns what the next deployment replaces, instance by instance, and the next command. */
export function printUpgrade({ instances, newest, images, handoffFile, next }: Upgrade, now: Date): string {
  const shown = (id: string): string => {
    const created = images.find((image) => image.id === id)?.created;
    return created === undefined ? id : `${id} (${duration((now.getTime() - Date.parse(created)) / 1000)} old)`;
  };
  const lines = instances.map(({ name, architecture, deployed }) => {
    const to = newest[architecture] ?? '';
    if (deployed === undefined) return `${name}: not deployed; will have ${shown(to)}`;
    return deployed === to
      ? `${name}: has the newest AMI, ${shown(to)}`
      : `${name}: ${shown(deployed)} will be replaced with ${shown(to)}`;
  });
  const replaced = instances.some(
    ({ architecture, deployed }) => deployed !== undefined && deployed !== newest[architecture],
  );
  return [
    ...lines,
    ...(replaced
      ? [
          `${handoffFile} has the change; the next deployment replaces the instances, and the router keeps its Elastic IP`,
          next,
        ]
      : []),
  ].join('\n');
}
