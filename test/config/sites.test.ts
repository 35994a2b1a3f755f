import { loadConfig } from '../../lib/config/load';
import { configOf, type ConfigPart } from '../fixtures/config';
import { furtherSites } from '../fixtures/sites';

/** `place: code` of every problem. */
function problemsIn(...changes: readonly ConfigPart[]): readonly string[] {
  const loaded = loadConfig(configOf(...changes), 'f');
  return loaded.ok ? [] : loaded.problems.map(({ path, code }) => `${path.join('.')}: ${code}`);
}

const virginia = { region: 'us-east-1', vpc: { cidrs: ['10.1.0.0/16'] } };

describe('a site beside the plain one', () => {
  test('has the keys of aws, and no problem with a range of its own', () => {
    expect(problemsIn({ sites: { virginia } })).toEqual([]);
  });

  test('must not have the range of the plain site, which is the default one', () => {
    expect(problemsIn({ sites: { virginia: { region: 'us-east-1' } } })).toEqual([
      'sites.virginia.vpc.cidrs.0: ranges-overlap',
    ]);
  });

  test('must not overlap another one, which the message names', () => {
    const loaded = loadConfig(configOf({ sites: { virginia, ohio: { ...virginia, region: 'us-east-2' } } }), 'f');

    expect(loaded.ok ? [] : loaded.problems.map(({ rule }) => rule)).toEqual([
      'must not overlap the VPC CIDR block 10.1.0.0/16 of ohio',
    ]);
  });

  test('must not overlap the VNet', () => {
    const overlapping = { ...virginia, vpc: { cidrs: ['10.3.0.0/17'] } };

    expect(problemsIn({ sites: { virginia: overlapping } })).toContain('azure.vnet.cidrs.0: vpc-vnet-overlap');
  });

  test.each([
    ['its region', { ...virginia, region: 'us-east-11' }, 'sites.virginia.region: aws-region'],
    [
      'its zones',
      {
        ...virginia,
        vpc: { ...virginia.vpc, subnets: [{ name: 'a', cidr: '10.1.0.0/24', availabilityZone: 'eu-west-1a' }] },
      },
      'sites.virginia.vpc.subnets.0.availabilityZone: zone-region',
    ],
    [
      'its subnets, which lie in its own VPC',
      { ...virginia, vpc: { ...virginia.vpc, subnets: [{ name: 'a', cidr: '10.0.0.0/24' }] } },
      'sites.virginia.vpc.subnets.0.cidr: subnet-outside-parent',
    ],
    [
      'the subnet of its router',
      { ...virginia, router: { subnet: 'edge' } },
      'sites.virginia.router.subnet: router-subnet',
    ],
    [
      'its instance types',
      { ...virginia, router: { instanceType: 'm99.large' } },
      'sites.virginia.router.instanceType: instance-type-unknown',
    ],
    [
      'the CIDR blocks that AWS associates with its VPC',
      { ...virginia, vpc: { cidrs: ['10.1.0.0/16', '192.168.0.0/24'] } },
      'sites.virginia.vpc.cidrs.1: vpc-association',
    ],
  ])('is checked for %s', (_, site, problem) => {
    expect(problemsIn({ sites: { virginia: site } })).toEqual([problem]);
  });

  test.each(['aws', 'Virginia', 'router-2', 'eu--us'])('must not be called %s', (name) => {
    expect(problemsIn({ sites: { [name]: virginia } })).toEqual([`sites.${name}: site-name`]);
  });

  test('in a VPC that exists is described by the config, or by what was found of it under its name', () => {
    const id = 'vpc-0123456789abcdef0';
    const config = configOf({ sites: { virginia: { region: 'us-east-1', vpc: { id } } } });
    const found = {
      id,
      cidrs: ['10.20.0.0/16'],
      subnets: [{ id: 'subnet-0123456789abcdef0', cidr: '10.20.0.0/24', public: true }],
      routeTables: ['rtb-0aaaaaaaaaaaaaaaa'],
    };
    const codes = (sites: Readonly<Record<string, typeof found>>): readonly string[] => {
      const loaded = loadConfig(config, 'f', { sites });
      return loaded.ok ? [] : loaded.problems.map(({ path, code }) => `${path.join('.')}: ${code}`);
    };

    expect(codes({ virginia: found })).toEqual([]);
    expect(codes({ ohio: found })).toEqual([
      'sites.virginia.vpc.cidrs: existing-unknown',
      'sites.virginia.vpc.routeTables: existing-unknown',
      'sites.virginia.vpc.subnets: existing-unknown',
    ]);
  });

  test.each(['aws', 'sites.virginia'])('and a hand-off of another VPC than that of %s is named by its VPC', (place) => {
    const vpc = { id: 'vpc-0123456789abcdef0' };
    const found = {
      id: 'vpc-0aaaaaaaaaaaaaaaa',
      cidrs: ['10.20.0.0/16'],
      subnets: [{ id: 'subnet-0123456789abcdef0', cidr: '10.20.0.0/24', public: true }],
      routeTables: ['rtb-0aaaaaaaaaaaaaaaa'],
    };
    const isPlain = place === 'aws';
    const loaded = loadConfig(
      configOf(isPlain ? { aws: { vpc } } : { sites: { virginia: { region: 'us-east-1', vpc } } }),
      'f',
      isPlain ? { vpc: found } : { sites: { virginia: found } },
    );

    expect(loaded.ok ? [] : loaded.problems.map(({ path, rule }) => `${path.join('.')} ${rule}`)).toEqual(
      ['cidrs', 'routeTables', 'subnets'].map(
        (key) => `${place}.vpc.${key} must be known of an existing VPC, and the hand-off describes ${found.id}`,
      ),
    );
  });

  test('and of a site named constructor, which every object inherits, the hand-off describes nothing', () => {
    const vpc = { id: 'vpc-0123456789abcdef0' };
    const loaded = loadConfig(configOf({ sites: { constructor: { region: 'us-east-1', vpc } } }), 'f');

    expect(loaded.ok ? [] : loaded.problems.map(({ rule }) => rule)).toEqual(
      Array(3).fill('must be known of an existing VPC'),
    );
  });
});

describe('a gateway that is created', () => {
  test('takes 30 connections', () => {
    expect(problemsIn(furtherSites(29))).toEqual([]);
  });

  test('takes no more, unless its SKU does', () => {
    expect(problemsIn(furtherSites(30))).toEqual(['sites: sku-tunnels']);
    expect(problemsIn(furtherSites(30), { azure: { gateway: { sku: 'VpnGw4AZ' } } })).toEqual([]);
  });
});
