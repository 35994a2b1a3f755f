import { upCommand, type NamedFiles } from '../../workspace/commands';
import type { AddressHolder } from '../aws/aws.edge';

/** An Elastic IP that no instance has, and the router whose identity it is. */
export interface LostAddress extends Pick<AddressHolder, 'allocation'> {
  readonly address: string;
  readonly region: string;
  /** Instances of the router that exist. */
  readonly instances: readonly string[];
}

/**
 * Returns why a router does not have its Elastic IP, and what to do. Neither shows in a template: the stack is up to
 * date when its instance was terminated by hand.
 */
export function describeLostAddress(
  { address, allocation, region, instances }: LostAddress,
  files: NamedFiles = {},
): string {
  if (allocation === undefined) return `the account has no Elastic IP ${address} in ${region}`;
  const [instance, ...others] = instances;
  if (instance === undefined) {
    return `the router's instance no longer exists; \`${upCommand(files)}\` creates another`;
  }
  const lost = `no instance is associated with ${address}`;
  if (others.length > 0) return `${lost}, and the router has ${instances.length} instances: it is being replaced`;
  return `${lost}; \`${upCommand(files)}\` associates the router, ${instance}`;
}
