import { chooseIn, type Wanted } from '../../lib/discover/choose';
import { findingsOf, OBSTACLES } from '../../lib/discover/obstacles';
import type { AclEntrySeen, VpcSeen } from '../../lib/discover/vpc-seen';
import {
  MAIN_TABLE,
  PRIVATE,
  PUBLIC,
  PUBLIC_TABLE,
  route,
  subnet,
  table,
  VNET,
  vpcSeen,
  wanted,
  withRoutes,
} from './vpc';

/** Code and sentence, without the remedy, of everything that is found. */
function found(vpc: Partial<VpcSeen>, asked: Partial<Wanted> = {}): readonly (readonly [string, string])[] {
  return findingsOf(chooseIn(vpcSeen(vpc), wanted(asked))).map(({ code, text }) => [code, text.split(';')[0] ?? '']);
}

function acl(...entries: readonly Partial<AclEntrySeen>[]): Partial<VpcSeen> {
  const whole = { number: 100, egress: false, allows: true, protocol: -1, cidr: '0.0.0.0/0' };
  const outbound = { ...whole, egress: true };
  return {
    networkAcls: [
      { id: 'acl-1', subnets: [PUBLIC], entries: [...entries.map((entry) => ({ ...whole, ...entry })), outbound] },
    ],
  };
}

/** What is found, by the code of its obstacle. */
const CASES: Readonly<Record<string, readonly [Partial<VpcSeen>, Partial<Wanted>, string]>> = {
  'vpc-state': [{ state: 'pending' }, {}, 'the VPC vpc-0a1b2c3d4e5f67890 is pending'],
  'vpc-shared': [
    { owner: '444455556666' },
    {},
    'vpc-0a1b2c3d4e5f67890 belongs to 444455556666, and this is 111122223333',
  ],
  'subnet-unknown': [
    {},
    { subnets: [PUBLIC, 'subnet-0cccccccccccccccc'] },
    'subnet-0cccccccccccccccc is not a subnet of vpc-0a1b2c3d4e5f67890',
  ],
  'route-table-unknown': [
    {},
    { routeTables: [MAIN_TABLE, 'rtb-0cccccccccccccccc'] },
    'rtb-0cccccccccccccccc is not a route table of vpc-0a1b2c3d4e5f67890',
  ],
  'no-internet-gateway': [{ internetGateways: [] }, {}, 'vpc-0a1b2c3d4e5f67890 has no internet gateway'],
  'no-public-subnet': [
    { subnets: [subnet(PUBLIC, '10.20.0.0/24', { freeAddresses: 3 }), subnet(PRIVATE, '10.20.1.0/24')] },
    {},
    'vpc-0a1b2c3d4e5f67890 has no public subnet with 4 free IPv4 addresses',
  ],
  'subnet-not-public': [{}, { routerSubnet: PRIVATE }, `${PRIVATE}, the subnet of the router, is not public`],
  'subnet-full': [
    { subnets: [subnet(PUBLIC, '10.20.0.0/28', { freeAddresses: 1 })] },
    { routerSubnet: PUBLIC },
    `${PUBLIC} has 1 free addresses, and the link needs 4`,
  ],
  'subnet-kind': [
    { subnets: [subnet(PUBLIC, '10.20.0.0/24', { onOutpost: true })] },
    { routerSubnet: PUBLIC },
    `${PUBLIC} is on an Outpost`,
  ],
  'block-public-access': [
    { blockPublicAccess: 'block-ingress' },
    {},
    `VPC Block Public Access of ${PUBLIC}, the subnet of the router, is block-ingress: the internet is out of reach`,
  ],
  'network-acl': [
    acl({ number: 90, protocol: 17, ports: [4500, 4500], allows: false }, {}),
    {},
    `acl-1, the network ACL of ${PUBLIC}, denies UDP 4500 (ESP in UDP) inbound`,
  ],
  'network-acl-traffic': [
    acl({ number: 80, protocol: 17, ports: [0, 65_535], cidr: '10.20.0.0/16', allows: false }, {}),
    {},
    `acl-1, the network ACL of ${PUBLIC}, does not allow every protocol inbound from 10.20.0.0/16`,
  ],
  'route-exists': [withRoutes(route(VNET, 'tgw-1')), {}, `rtb-0aaaaaaaaaaaaaaaa routes ${VNET} to tgw-1`],
  'routes-full': [
    withRoutes(...Array.from({ length: 498 }, (_, n) => route(`10.99.${n >> 1}.${(n & 1) * 128}/25`, 'tgw-1'))),
    {},
    'rtb-0aaaaaaaaaaaaaaaa would have 501 routes, and the quota is 500 unless it was raised',
  ],
  'route-propagated': [
    withRoutes(route(VNET, 'vgw-1', { propagated: true })),
    {},
    `rtb-0aaaaaaaaaaaaaaaa has ${VNET} from vgw-1 by propagation`,
  ],
  'route-more-specific': [
    withRoutes(route('10.3.4.0/24', 'pcx-1')),
    {},
    `rtb-0aaaaaaaaaaaaaaaa routes 10.3.4.0/24, a part of ${VNET}, to pcx-1`,
  ],
  peering: [{ peerings: [{ id: 'pcx-1', cidrs: ['10.50.0.0/16'] }] }, {}, 'pcx-1 peers the VPC with 10.50.0.0/16'],
  'transit-gateway': [{ transitGateways: ['tgw-1'] }, {}, 'tgw-1 is attached to vpc-0a1b2c3d4e5f67890'],
};

describe('an existing VPC', () => {
  test('that has everything has no findings', () => {
    expect(found({})).toEqual([]);
  });

  test.each(OBSTACLES.map(({ code, seen }) => [code, seen]))('is reported by %s: %s', (code) => {
    const [vpc, asked, text] = CASES[code] ?? [{}, {}, 'no case'];

    expect(found(vpc, asked)).toEqual([[code, text]]);
  });

  test('is reported with a remedy in the same line', () => {
    const [finding] = findingsOf(chooseIn(vpcSeen({ internetGateways: [] }), wanted()));

    expect(finding?.text).toBe(
      'vpc-0a1b2c3d4e5f67890 has no internet gateway; attach one: the router reaches Azure through it',
    );
  });

  test('is not cut off by Block Public Access when the subnet of the router is excluded from it', () => {
    const subnets = [subnet(PUBLIC, '10.20.0.0/24', { blockPublicAccess: 'off' })];

    expect(found({ blockPublicAccess: 'block-bidirectional', subnets })).toEqual([]);
  });

  test('is cut off by Block Public Access of the subnet of the router, whatever that of the VPC is', () => {
    const subnets = [subnet(PUBLIC, '10.20.0.0/24', { blockPublicAccess: 'block-ingress' })];

    expect(found({ subnets }).map(([code]) => code)).toEqual(['block-public-access']);
  });

  test('may have routes of this link already', () => {
    expect(found({ ...withRoutes(route(VNET, 'i-router')), ownInstances: ['i-router'] })).toEqual([]);
  });

  test.each([
    ['leads elsewhere', route(VNET, 'igw-1')],
    ['leads to a router that EC2 no longer lists', route(VNET, 'i-terminated', { blackhole: true })],
  ])('may have a route that the router stack has created and that %s', (_, moved) => {
    const ownRoutes = [{ table: PUBLIC_TABLE, prefix: VNET }];

    expect(found(withRoutes(moved), { ownRoutes })).toEqual([]);
  });

  test('reports a route to the same prefix in a table where the router stack has created none', () => {
    const ownRoutes = [{ table: MAIN_TABLE, prefix: VNET }];

    expect(found(withRoutes(route(VNET, 'igw-1')), { ownRoutes }).map(([code]) => code)).toEqual(['route-exists']);
  });

  test('reports a propagated route in place of one that the router stack has created', () => {
    const ownRoutes = [{ table: PUBLIC_TABLE, prefix: VNET }];

    expect(found(withRoutes(route(VNET, 'vgw-1', { propagated: true })), { ownRoutes }).map(([code]) => code)).toEqual([
      'route-propagated',
    ]);
  });

  test('reserves no second place in a route table for a route that leads elsewhere', () => {
    const others = Array.from({ length: 497 }, (_, n) => route(`10.99.${n >> 1}.${(n & 1) * 128}/25`, 'tgw-1'));
    const ownRoutes = [{ table: PUBLIC_TABLE, prefix: VNET }];

    expect(found(withRoutes(...others, route(VNET, 'igw-1')), { ownRoutes })).toEqual([]);
  });

  test('reports a route to something that no longer exists', () => {
    expect(found(withRoutes(route(VNET, 'eni-1', { blackhole: true })))).toEqual([
      ['route-exists', `rtb-0aaaaaaaaaaaaaaaa routes ${VNET} to eni-1, which no longer exists`],
    ]);
  });

  test('may have a less specific route around the VNet', () => {
    expect(found(withRoutes(route('10.0.0.0/8', 'tgw-1')))).toEqual([]);
  });

  test('is not judged by route tables that are left out', () => {
    expect(found(withRoutes(route(VNET, 'tgw-1')), { routeTables: [MAIN_TABLE] })).toEqual([]);
  });

  test('is not public by way of an internet gateway that was deleted', () => {
    const dead = route('0.0.0.0/0', 'igw-1', { blackhole: true });
    const routeTables = [table('rtb-1', [dead], { subnets: [PUBLIC] }), table('rtb-2', [], { main: true })];

    expect(found({ routeTables }, { routerSubnet: PUBLIC }).map(([code]) => code)).toEqual(['subnet-not-public']);
  });
});

describe('a network ACL', () => {
  const of = (wantedCode: string, entries: readonly Partial<AclEntrySeen>[]) =>
    found(acl(...entries)).flatMap(([code, text]) => (code === wantedCode ? [text] : []));
  const codes = (...entries: readonly Partial<AclEntrySeen>[]) => of('network-acl', entries);
  const traffic = (...entries: readonly Partial<AclEntrySeen>[]) => of('network-acl-traffic', entries);

  test('denies by default what no entry allows', () => {
    expect(codes()).toEqual([
      `acl-1, the network ACL of ${PUBLIC}, denies UDP 500 (IKE) inbound`,
      `acl-1, the network ACL of ${PUBLIC}, denies UDP 4500 (ESP in UDP) inbound`,
      `acl-1, the network ACL of ${PUBLIC}, denies TCP 32768 to 60999 (answers of these) inbound`,
    ]);
  });

  test('allows what its entry with the lowest number allows', () => {
    expect(codes({ number: 50 }, { number: 60, allows: false })).toEqual([]);
  });

  test('denies what a lower entry denies for every address', () => {
    expect(codes({ number: 50, allows: false }, {})).toHaveLength(3);
  });

  test('is not judged by an entry that denies some addresses only', () => {
    expect(codes({ number: 50, allows: false, cidr: '203.0.113.0/24' }, {})).toEqual([]);
  });

  test('must allow every port that answers may take', () => {
    expect(codes({ protocol: 17 }, { protocol: 6, ports: [49_152, 65_535] })).toEqual([
      `acl-1, the network ACL of ${PUBLIC}, denies TCP 32768 to 60999 (answers of these) inbound`,
    ]);
  });

  test('must allow the package mirrors of Ubuntu, which are plain HTTP', () => {
    const networkAcls = [
      {
        id: 'acl-1',
        subnets: [PUBLIC],
        entries: [
          { number: 100, egress: false, allows: true, protocol: -1, cidr: '0.0.0.0/0' },
          { number: 90, egress: true, allows: false, protocol: 6, cidr: '0.0.0.0/0', ports: [80, 80] as const },
          { number: 100, egress: true, allows: true, protocol: -1, cidr: '0.0.0.0/0' },
        ],
      },
    ];

    expect(found({ networkAcls })).toEqual([
      ['network-acl', `acl-1, the network ACL of ${PUBLIC}, denies TCP 80 (package mirrors of Ubuntu) outbound`],
    ]);
  });

  test('is judged by traffic from every CIDR block of the VPC, which passes it on the way to Azure', () => {
    const open = [{ protocol: 17 }, { protocol: 6 }];

    expect(traffic(...open)).toEqual([
      `acl-1, the network ACL of ${PUBLIC}, does not allow every protocol inbound from 10.20.0.0/16`,
    ]);
    expect(traffic(...open, { cidr: '10.20.0.0/24' })).toHaveLength(1);
    expect(traffic(...open, { cidr: '10.20.0.0/16' })).toEqual([]);
  });

  test('is judged by traffic to every CIDR block of the VPC, which passes it on the way from Azure', () => {
    const denied = { number: 50, egress: true, allows: false, cidr: '10.20.1.0/24' };

    expect(traffic({}, denied)).toEqual([
      `acl-1, the network ACL of ${PUBLIC}, does not allow every protocol outbound to 10.20.0.0/16`,
    ]);
  });

  test('may deny some ports between the VPC and the router', () => {
    expect(traffic({ number: 50, allows: false, protocol: 6, ports: [22, 22] }, {})).toEqual([]);
  });
});
