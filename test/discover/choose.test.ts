import { chooseIn, foundIn, type Wanted } from '../../lib/discover/choose';
import { changedSince } from '../../lib/discover/changed';
import { findingsOf } from '../../lib/discover/obstacles';
import { printLook } from '../../lib/discover/print-look';
import type { VpcSeen } from '../../lib/discover/vpc-seen';
import { MAIN_TABLE, PRIVATE, PUBLIC, PUBLIC_TABLE, route, subnet, table, vpcSeen, wanted } from './vpc';

const look = (vpc: Partial<VpcSeen> = {}, asked: Partial<Wanted> = {}) => chooseIn(vpcSeen(vpc), wanted(asked));

describe('what is chosen in an existing VPC', () => {
  test('is the public subnet with the lowest range that has room', () => {
    const subnets = [
      subnet('subnet-1', '10.20.100.0/24'),
      subnet('subnet-2', '10.20.9.0/24'),
      subnet('subnet-3', '10.20.0.0/28', { freeAddresses: 2 }),
      subnet('subnet-4', '10.20.1.0/24', { ipv6Only: true }),
    ];
    const everywhere = table(
      'rtb-1',
      [{ destination: '0.0.0.0/0', target: 'igw-1', blackhole: false, propagated: false }],
      { main: true },
    );

    expect(look({ subnets, routeTables: [everywhere] }).routerSubnet).toBe('subnet-2');
  });

  test('is a public subnet that is excluded from Block Public Access, before one that is not', () => {
    const everywhere = table('rtb-1', [route('0.0.0.0/0', 'igw-1')], { main: true });
    const subnets = [
      subnet('subnet-1', '10.20.0.0/24'),
      subnet('subnet-2', '10.20.1.0/24', { blockPublicAccess: 'off' }),
    ];

    expect(look({ blockPublicAccess: 'block-ingress', subnets, routeTables: [everywhere] }).routerSubnet).toBe(
      'subnet-2',
    );
  });

  test('is the subnet that the config names', () => {
    expect(look({}, { routerSubnet: PRIVATE }).routerSubnet).toBe(PRIVATE);
  });

  test('are the route tables of every subnet, the main one where none is associated', () => {
    expect(look().routeTables).toEqual([PUBLIC_TABLE, MAIN_TABLE]);
  });

  test('are the route tables of the subnets that the config names', () => {
    expect(look({}, { subnets: [PRIVATE] }).routeTables).toEqual([MAIN_TABLE]);
  });

  test('is not a route table that no subnet uses, and not that of a gateway', () => {
    const routeTables = [...vpcSeen().routeTables, table('rtb-unused', []), table('rtb-edge', [], { ofGateway: true })];

    expect(look({ routeTables }).routeTables).toEqual([PUBLIC_TABLE, MAIN_TABLE]);
  });

  test('is what synthesis needs, and no more', () => {
    expect(foundIn(look())).toEqual({
      id: 'vpc-0a1b2c3d4e5f67890',
      cidrs: ['10.20.0.0/16'],
      subnets: [{ id: PUBLIC, cidr: '10.20.0.0/24', public: true }],
      routeTables: [PUBLIC_TABLE, MAIN_TABLE],
    });
  });

  test('is printed with what stays unchanged, and with what is in the way', () => {
    const seen = look({
      routeTables: [...vpcSeen().routeTables, table('rtb-edge', [], { ofGateway: true })],
      internetGateways: [],
    });

    expect(printLook(seen, findingsOf(seen))).toEqual([
      'vpc-0a1b2c3d4e5f67890 in eu-central-1, account 111122223333',
      '  CIDR blocks   10.20.0.0/16',
      `  Router        ${PUBLIC}, 10.20.0.0/24 in eu-central-1a, 200 free addresses`,
      `  Route tables  ${PUBLIC_TABLE} (${PUBLIC})`,
      `                ${MAIN_TABLE} (main)`,
      '  Unchanged     rtb-edge (of a gateway)',
      'blocker: vpc-0a1b2c3d4e5f67890 has no internet gateway; attach one: the router reaches Azure through it',
    ]);
  });
});

describe('what has changed in an existing VPC', () => {
  const known = {
    kind: 'existing',
    id: 'vpc-0a1b2c3d4e5f67890',
    cidrs: ['10.20.0.0/16'],
    subnets: [{ id: PUBLIC, name: PUBLIC, cidr: '10.20.0.0/24', public: true }],
    routeTables: [],
  } as const;

  test('is nothing when it is as it was described', () => {
    expect(changedSince(known, vpcSeen())).toEqual([]);
  });

  test('is a CIDR block that was added or removed', () => {
    expect(changedSince(known, vpcSeen({ cidrs: ['10.21.0.0/16'] }))).toEqual([
      'vpc-0a1b2c3d4e5f67890 has the CIDR block 10.21.0.0/16, which is not in aws.vpc.cidrs',
      'vpc-0a1b2c3d4e5f67890 no longer has the CIDR block 10.20.0.0/16',
    ]);
  });

  test('is a subnet with another range', () => {
    expect(changedSince(known, vpcSeen({ subnets: [subnet(PUBLIC, '10.20.8.0/24')] }))).toEqual([
      `${PUBLIC} is 10.20.8.0/24, not 10.20.0.0/24`,
    ]);
  });
});
