import type { AwsIn } from '../aws/aws.edge';
import type { LostAddress } from './lost-address';

/** The instance that a router's Elastic IP is associated with, or why there is none. */
export type Holder = { readonly kind: 'instance'; readonly id: string } | ({ readonly kind: 'lost' } & LostAddress);

/**
 * Asks EC2 for the instance that has an Elastic IP; without one, for the instances of the router.
 * @param name the tag Name of the router's instances
 * @throws Error of the SDK when EC2 rejects a request
 */
export async function findHolder(aws: AwsIn, region: string, address: string, name: string): Promise<Holder> {
  const { allocation, instance } = await aws(region).holder(address);
  if (instance !== undefined) return { kind: 'instance', id: instance };
  return { kind: 'lost', address, allocation, region, instances: await aws(region).instancesNamed(name) };
}
