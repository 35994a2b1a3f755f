import { cidrOf } from '../cidr/cidr';
import type { RouteTableSeen, SubnetSeen, VpcSeen } from './vpc-seen';

const ANYWHERE = '0.0.0.0/0';

/**
 * The route table of a subnet: the one that it is associated with, or else the main one. EC2 lists no subnet for the
 * main table.
 * @returns undefined only for a VPC without a main table, which EC2 does not have
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html
 */
function routeTableOf({ routeTables }: VpcSeen, subnet: string): RouteTableSeen | undefined {
  return routeTables.find(({ subnets }) => subnets.includes(subnet)) ?? routeTables.find(({ main }) => main);
}

/** The tables of these subnets, each once and sorted by id; never one of a gateway. */
export function routeTablesOf(vpc: VpcSeen, subnets: readonly string[]): readonly RouteTableSeen[] {
  const tables = subnets.flatMap((subnet) => routeTableOf(vpc, subnet) ?? []).filter(({ ofGateway }) => !ofGateway);
  return [...new Set(tables)].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether a subnet has a default route to an internet gateway that works. */
export function isPublic(vpc: VpcSeen, subnet: string): boolean {
  const routes = routeTableOf(vpc, subnet)?.routes ?? [];
  return routes.some(
    ({ destination, target, blackhole }) => destination === ANYWHERE && target.startsWith('igw-') && !blackhole,
  );
}

/**
 * VPC Block Public Access of a subnet: an exclusion of the subnet counts, where EC2 returns it.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
 */
export function publicAccessOf(vpc: VpcSeen, { blockPublicAccess }: SubnetSeen): string {
  return blockPublicAccess ?? vpc.blockPublicAccess;
}

/**
 * The public subnet with the lowest range that has room; one that VPC Block Public Access cuts off from the internet only
 * where it does so with all of them. Undefined when there is none.
 */
export function firstUsablePublic(vpc: VpcSeen, addresses: number): SubnetSeen | undefined {
  const usable = vpc.subnets
    .filter(
      ({ id, freeAddresses, ipv6Only, onOutpost }) =>
        isPublic(vpc, id) && freeAddresses >= addresses && !ipv6Only && !onOutpost,
    )
    .sort((a, b) => (cidrOf(a.cidr).first < cidrOf(b.cidr).first ? -1 : 1));
  return usable.find((subnet) => publicAccessOf(vpc, subnet) === 'off') ?? usable[0];
}
