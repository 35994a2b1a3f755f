import type { Wanted } from '../../lib/discover/choose';
import type { NetworkAclSeen, RouteSeen, RouteTableSeen, SubnetSeen, VpcSeen } from '../../lib/discover/vpc-seen';

const ACCOUNT = '111122223333';
export const PUBLIC = 'subnet-0aaaaaaaaaaaaaaaa';
export const PRIVATE = 'subnet-0bbbbbbbbbbbbbbbb';
export const PUBLIC_TABLE = 'rtb-0aaaaaaaaaaaaaaaa';
export const MAIN_TABLE = 'rtb-0bbbbbbbbbbbbbbbb';
export const VNET = '10.3.0.0/16';

export function route(destination: string, target: string, more: Partial<RouteSeen> = {}): RouteSeen {
  return { destination, target, blackhole: false, propagated: false, ...more };
}

export function subnet(id: string, cidr: string, more: Partial<SubnetSeen> = {}): SubnetSeen {
  return { id, cidr, zone: 'eu-central-1a', freeAddresses: 200, ipv6Only: false, onOutpost: false, ...more };
}

export function table(id: string, routes: readonly RouteSeen[], more: Partial<RouteTableSeen> = {}): RouteTableSeen {
  return { id, main: false, subnets: [], ofGateway: false, routes, ...more };
}

const LOCAL = route('10.20.0.0/16', 'local');

/** Allows everything, as the default network ACL does. */
const DEFAULT_ACL: NetworkAclSeen = {
  id: 'acl-0aaaaaaaaaaaaaaaa',
  subnets: [PUBLIC, PRIVATE],
  entries: [false, true].map((egress) => ({
    number: 100,
    egress,
    allows: true,
    protocol: -1,
    cidr: '0.0.0.0/0',
  })),
};

/** A VPC with a public subnet that has its own route table, and a private one on the main table. */
export function vpcSeen(change: Partial<VpcSeen> = {}): VpcSeen {
  return {
    id: 'vpc-0a1b2c3d4e5f67890',
    region: 'eu-central-1',
    owner: ACCOUNT,
    state: 'available',
    cidrs: ['10.20.0.0/16'],
    blockPublicAccess: 'off',
    subnets: [subnet(PUBLIC, '10.20.0.0/24'), subnet(PRIVATE, '10.20.1.0/24')],
    routeTables: [
      table(PUBLIC_TABLE, [LOCAL, route('0.0.0.0/0', 'igw-0aaaaaaaaaaaaaaaa')], { subnets: [PUBLIC] }),
      table(MAIN_TABLE, [LOCAL, route('0.0.0.0/0', 'nat-0aaaaaaaaaaaaaaaa')], { main: true }),
    ],
    internetGateways: ['igw-0aaaaaaaaaaaaaaaa'],
    networkAcls: [DEFAULT_ACL],
    peerings: [],
    transitGateways: [],
    ownInstances: [],
    ...change,
  };
}

/** The same, with more routes in the table of its public subnet. */
export function withRoutes(...routes: readonly RouteSeen[]): Partial<VpcSeen> {
  const [first, ...others] = vpcSeen().routeTables;
  if (first === undefined) throw new Error('there is a table');
  return { routeTables: [{ ...first, routes: [...first.routes, ...routes] }, ...others] };
}

export function wanted(change: Partial<Wanted> = {}): Wanted {
  return {
    vpc: 'vpc-0a1b2c3d4e5f67890',
    account: ACCOUNT,
    addresses: 4,
    remotePrefixes: [VNET],
    ownRoutes: [],
    ...change,
  };
}
