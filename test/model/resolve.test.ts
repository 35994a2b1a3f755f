import { PLAIN_SITE, siteStack, azureStack } from '../../lib/model/names';
import { aws, azure, ipsec, link, policy } from '../config/case';
import { configOf } from '../fixtures/config';
import { linkOf, routerOf } from '../fixtures/link-of';
import { REPORTED } from './reported';

const PLAIN_LINK = link();

describe('defaults', () => {
  const resolved = linkOf(PLAIN_LINK);
  const [site] = resolved.sites;

  test('three lines of config give the network of the 2015 blog post', () => {
    expect(site.network.cidrs).toEqual(['10.0.0.0/16']);
    expect(site.prefixes).toEqual(['10.0.0.0/16']);
    expect(site.network.subnets).toEqual([
      { name: 'Subnet1', cidr: '10.0.0.0/24', public: true, zone: { kind: 'nth', index: 0 } },
    ]);
    expect(resolved.azure.prefixes).toEqual(['10.3.0.0/16']);
    expect(resolved.azure.network).toMatchObject({
      subnets: [{ name: 'Subnet1', cidr: '10.3.0.0/24' }],
      gatewaySubnet: { kind: 'created', cidr: '10.3.255.224/27' },
    });
  });

  test('everything is named after the link', () => {
    expect([
      siteStack(resolved.name, PLAIN_SITE, 'network'),
      siteStack(resolved.name, PLAIN_SITE, 'router-1'),
      azureStack(resolved.name),
    ]).toEqual(['ab-network', 'ab-router', 'ab-azure']);
    expect(resolved.azure).toMatchObject({ resourceGroup: { kind: 'created', name: 'ab' }, location: 'westeurope' });
  });

  test('the gateway is the smallest one for production, in all zones', () => {
    expect(resolved.azure.gateway).toMatchObject({
      sku: 'VpnGw1AZ',
      generation: 'Generation1',
      zones: ['1', '2', '3'],
    });
  });

  test('a location without zones gets none', () => {
    const westUs = linkOf(configOf({ azure: { location: 'West US' } }));

    expect(westUs.azure).toMatchObject({ location: 'westus', gateway: { zones: [] } });
  });

  test('the router waits for its tunnel, and reboots at four when an upgrade requires it', () => {
    expect(site.routers).toEqual([
      {
        name: 'router-1',
        address: { kind: 'pending', key: 'aws.routerAddresses.router-1', source: 'network' },
        subnet: 'Subnet1',
        instanceType: 't4g.small',
        image: {
          kind: 'pinned',
          deployed: { kind: 'pending', key: 'aws.images.router-1/arm64', source: 'router' },
          offered: { kind: 'pending', key: 'aws.images.arm64', source: 'network' },
        },
        rootVolumeGiB: 8,
        wait: { kind: 'tunnel', minutes: 20 },
        rebootAt: '04:00',
        renewal: { kind: 'pending', key: 'aws.renewals.router-1', source: 'router' },
      },
    ]);
  });

  test('the tunnel has the strong profile', () => {
    expect(site.ipsec).toMatchObject({
      crypto: { name: 'strong', policy: { dhGroup: 'ECP384', saLifeTimeSeconds: 27_000 } },
      dpdTimeoutSeconds: 45,
      connectionMode: 'ResponderOnly',
    });
  });

  test('only the router initiates, but with a SKU that has no connection modes', () => {
    const basic = `${azure('gateway: {sku: Basic}')}ipsec: {profile: azure-default}\n`;

    expect(linkOf(basic).sites[0].ipsec.connectionMode).toBe('Default');
  });

  test('the router has one connection, with one tunnel to the only instance of the gateway', () => {
    expect(site.connections).toEqual([
      {
        peer: 'router-1',
        deployedWith: {
          address: { kind: 'pending', key: 'azure.peerAddresses.router-1', source: 'azure' },
          sharedKeySecretArn: { kind: 'pending', key: 'azure.sharedKeySecretArns.aws', source: 'azure' },
        },
        tunnels: [{ instance: 0, device: { connection: 'azure-0', interfaceName: 'ipsec0', interfaceId: 42 } }],
      },
    ]);
  });
});

/** Of a subnet that is created. */
function zoneOf(subnet: object): unknown {
  return 'zone' in subnet ? subnet.zone : undefined;
}

describe('the zone of a VPC subnet that the config does not name', () => {
  const zones = (...cidrs: readonly string[]) =>
    linkOf(
      configOf({ aws: { vpc: { subnets: cidrs.map((cidr, index) => ({ name: `s${index}`, cidr })) } } }),
    ).sites[0].network.subnets.map(zoneOf);

  test('is the first one for the first /24, and the next one for the next', () => {
    expect(zones('10.0.0.0/24', '10.0.1.0/24')).toEqual([
      { kind: 'nth', index: 0 },
      { kind: 'nth', index: 1 },
    ]);
  });

  test('stays when another subnet is added before it', () => {
    expect(zones('10.0.7.0/24', '10.0.0.0/24', '10.0.1.0/24').slice(1)).toEqual(zones('10.0.0.0/24', '10.0.1.0/24'));
  });
});

describe('what the config says', () => {
  test('switches turn things off', () => {
    const off = linkOf(
      configOf({
        aws: { testHost: { enabled: false }, router: { waitForTunnel: false } },
        azure: { testVm: { enabled: false } },
      }),
    );

    expect([off.sites[0].testHosts, off.azure.testVms]).toEqual([[], []]);
    expect(routerOf(off).wait).toEqual({ kind: 'none' });
  });

  test('a zone is a letter of the region or a whole name', () => {
    const subnets =
      '{name: a, cidr: 10.0.0.0/24, availabilityZone: b}, {name: c, cidr: 10.0.1.0/24, availabilityZone: us-west-2c}';

    expect(linkOf(aws(`vpc: {subnets: [${subnets}]}`)).sites[0].network.subnets.map(zoneOf)).toEqual([
      { kind: 'named', name: 'us-west-2b' },
      { kind: 'named', name: 'us-west-2c' },
    ]);
  });

  test('router and test host are placed in the first public subnet, or in the one that is named', () => {
    const subnets =
      'vpc: {subnets: [{name: a, cidr: 10.0.0.0/24, public: false}, {name: b, cidr: 10.0.1.0/24}, {name: c, cidr: 10.0.2.0/24}]}';
    const placesOf = (yaml: string) => {
      const [{ routers, testHosts }] = linkOf(yaml).sites;
      return [...routers, ...testHosts].map(({ subnet }) => subnet);
    };

    expect(placesOf(aws(subnets))).toEqual(['b', 'b']);
    expect(placesOf(aws(`${subnets}, router: {subnet: c}`))).toEqual(['c', 'c']);
  });

  test('a policy takes the place of the profile', () => {
    expect(linkOf(policy({ pfsGroup: 'None', saLifeTimeSeconds: 300 })).sites[0].ipsec.crypto).toMatchObject({
      name: 'custom',
      policy: { pfsGroup: 'None', saLifeTimeSeconds: 300 },
      proposals: { esp: ['aes256gcm16'] },
    });
  });

  test('azure-default sends no policy', () => {
    expect(linkOf(ipsec('profile: azure-default')).sites[0].ipsec.crypto.policy).toBeUndefined();
  });

  test.each([
    ['cn-north-1', 'amazonaws.com.cn'],
    ['us-gov-west-1', 'amazonaws.com'],
    ['eu-central-1', 'amazonaws.com'],
  ])('%s has its endpoints under %s', (region, domain) => {
    expect(linkOf(configOf({ aws: { region } })).sites[0].domain).toBe(domain);
  });

  test('the SSH key of the test VM is kept, or left to a variable', () => {
    const key = `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${'A'.repeat(43)}`;

    expect(linkOf(azure(`testVm: {sshPublicKey: ${key}}`)).azure.testVms[0]?.sshPublicKey).toBe(key);
    expect(linkOf(PLAIN_LINK).azure.testVms[0]?.sshPublicKey).toBeUndefined();
  });
});

describe('images', () => {
  const ID = 'ami-0123456789abcdef0';
  const PENDING = { kind: 'pending' };
  const imageOf = (ami: string, reported: boolean) =>
    routerOf(linkOf(aws(`router: {ami: ${ami}}`), reported ? REPORTED : undefined)).image;

  test.each([
    ['pinned', false, { kind: 'pinned', deployed: PENDING }],
    ['pinned', true, { kind: 'pinned', deployed: { kind: 'known', value: ID } }],
    ['ami-0fedcba9876543210', false, { kind: 'given', id: 'ami-0fedcba9876543210', deployed: PENDING }],
    ['ami-0fedcba9876543210', true, { kind: 'given', id: 'ami-0fedcba9876543210' }],
  ])('%s, with a reported image: %p', (ami, reported, image) => {
    expect(imageOf(ami, reported)).toMatchObject(image);
  });

  test('the image of one machine is not taken for another', () => {
    expect(linkOf(PLAIN_LINK, REPORTED).sites[0].testHosts[0]?.image).toMatchObject({
      kind: 'pinned',
      deployed: { kind: 'pending' },
    });
  });
});

test('a link is frozen in all its depth', () => {
  const loose: string[] = [];
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (!Object.isFrozen(value)) loose.push(path);
    for (const [key, child] of Object.entries(value)) visit(child, `${path}.${key}`);
  };
  for (const model of [linkOf(link('tags: {a: b}\n')), linkOf(PLAIN_LINK, REPORTED, true)]) visit(model, 'link');

  expect(loose).toEqual([]);
});

test('the same input gives an equal link', () => {
  expect(linkOf(PLAIN_LINK, REPORTED)).toEqual(linkOf(PLAIN_LINK, REPORTED));
});
