import type { CreatedSubnet, ExistingSubnet } from './link';

/** What makes a subnet the one that it is: a created one is its range and its place, and a name is only a tag. */
export function subnetIdentity(subnet: CreatedSubnet | ExistingSubnet): object {
  if ('id' in subnet) return { id: subnet.id };
  return { cidr: subnet.cidr, public: subnet.public, zone: subnet.zone };
}
