import fc from 'fast-check';
import { fillFacts, pending } from '../../lib/model/fact';
import type { Connection, Gateway, GatewayInstance, Link, Router, Site } from '../../lib/model/link';
import {
  AZURE_COMPONENT,
  isSiteName,
  PLAIN_SITE,
  siteComponent,
  hostKey,
  sitePath,
  tunnelDevice,
  type InstanceNumber,
  type RouterName,
} from '../../lib/model/names';
import { linkOf } from '../fixtures/link-of';

/** What a link has several of, by name: more than a config can say yet. */
export interface LinkShape {
  readonly name: string;
  readonly sites: readonly SiteShape[];
  readonly instances: readonly InstanceNumber[];
  /** Of the VNet. */
  readonly subnets: readonly string[];
  /** Of the VNet. */
  readonly ranges: readonly string[];
  readonly testVms: readonly number[];
}

export interface SiteShape {
  readonly name: string;
  /** Numbers of its routers. */
  readonly routers: readonly number[];
}

/** The words of roles, peers, folders and keys, so that the names made of them try to collide. */
const WORDS = [
  ...['router', 'network', 'connections', 'vpn', 'azure', 'aws', 'sites', 'corp', 'eu', 'us'],
  ...['a', 'b', 'x', 'ab', '0', '1', '2', 'router2', 'x002d'],
];
const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 }).map((chosen) => chosen.join('-'));

export const linkName: fc.Arbitrary<string> = words.filter((name) => /^[a-z](-?[a-z0-9]){1,31}$/.test(name));
/** Names that collide, were {@link isSiteName} to allow them, and names that nearly do. */
const CLOSE = [
  ...['a', 'a-1', 'a-2', 'a-b', 'ab', 'b', 'router', 'a-router', 'network', 'a-network', 'router-1', 'router-2'],
  ...['a-router-1', 'a-router-2', 'A', 'a--b'],
];
export const siteName: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom(...CLOSE).filter(isSiteName), weight: 3 },
  { arbitrary: words.filter(isSiteName), weight: 1 },
);

const some = <T>(item: fc.Arbitrary<T>, least = 1, most = 3): fc.Arbitrary<readonly T[]> =>
  fc.uniqueArray(item, { minLength: least, maxLength: most });
const routerNumber = fc.constantFrom(1, 2, 3, 12);
const subnetName = fc.constantFrom('Subnet1', 'apps', 'a-b', 'a_b', 'ab', 'a-x', 'a-x_b', 'a_x002d', '2', '-2', 'data');
const range = fc
  .tuple(fc.constantFrom('10.1.1.0', '10.11.0.0', '10.1.10.0', '101.1.0.0'), fc.constantFrom(8, 16, 24, 28))
  .map(([address, length]) => `${address}/${length}`);

const site = (name: fc.Arbitrary<string>): fc.Arbitrary<SiteShape> => fc.record({ name, routers: some(routerNumber) });

export const linkShape: fc.Arbitrary<LinkShape> = fc.record({
  name: linkName,
  sites: fc.uniqueArray(
    fc.oneof({ arbitrary: site(siteName), weight: 4 }, { arbitrary: site(fc.constant(PLAIN_SITE)), weight: 1 }),
    {
      minLength: 1,
      maxLength: 5,
      selector: ({ name }) => name,
    },
  ),
  instances: fc.constantFrom<readonly InstanceNumber[]>([0], [0, 1]),
  subnets: some(subnetName),
  ranges: some(range),
  testVms: some(fc.constantFrom(1, 2, 3, 12), 0),
});

const base = linkOf();

/** A model of that shape, with every fact pending. */
export function linkFrom(shape: LinkShape): Link {
  const gateway: Gateway = { ...base.azure.gateway, instances: atLeastOne(shape.instances.map(instanceOf)) };
  const [testVm] = base.azure.testVms;
  if (testVm === undefined) throw new Error('the shortest config has a test VM');
  return {
    ...base,
    name: shape.name,
    azure: {
      ...base.azure,
      prefixes: shape.ranges,
      network: {
        kind: 'created',
        prefixes: shape.ranges,
        subnets: shape.subnets.map((name) => ({ name, cidr: `10.3.${numberOf(name)}.0/24` })),
        gatewaySubnet: { kind: 'created', cidr: '10.3.255.224/27' },
      },
      gateway,
      testVms: shape.testVms.map((number) => ({ ...testVm, id: `test-vm-${number}`, name: `node-${number}` })),
    },
    sites: atLeastOne(shape.sites.map((each) => siteFrom(each, gateway))),
  };
}

/** That model with a value for every fact, which depends on the fact's key alone. */
export function filledLinkFrom(shape: LinkShape): Link {
  return fillFacts(linkFrom(shape), (key) => {
    if (key.endsWith('sharedKeySecretArn')) return `arn:aws:secretsmanager:eu-central-1:111122223333:secret:${key}`;
    if (key.includes('.images.')) return 'ami-0123456789abcdef0';
    if (key.includes('.renewals.')) return '1';
    return `192.0.2.${numberOf(key)}`;
  });
}

/** The shapes that one thing less leaves: a site, a router, an instance, a subnet or range beside the first, a VM. */
export function removalsFrom(shape: LinkShape): readonly LinkShape[] {
  const less = <T>(items: readonly T[], least: number): readonly (readonly T[])[] =>
    items.length <= least ? [] : items.map((_, at) => items.toSpliced(at, 1));
  const later = <T>([first, ...others]: readonly T[]): readonly (readonly T[])[] =>
    less(others, 0).map((left) => [...(first === undefined ? [] : [first]), ...left]);
  return [
    ...less(shape.sites, 1).map((sites) => ({ ...shape, sites })),
    ...shape.sites.flatMap((each, at) =>
      less(each.routers, 1).map((routers) => ({ ...shape, sites: shape.sites.with(at, { ...each, routers }) })),
    ),
    ...less(shape.instances, 1).map((instances) => ({ ...shape, instances })),
    ...later(shape.subnets).map((subnets) => ({ ...shape, subnets })),
    ...later(shape.ranges).map((ranges) => ({ ...shape, ranges })),
    ...less(shape.testVms, 0).map((testVms) => ({ ...shape, testVms })),
  ];
}

/** A number from 0 to 250 that depends on the text alone. */
function numberOf(text: string): number {
  return [...text].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 251, 7);
}

function instanceOf(number: InstanceNumber): GatewayInstance {
  return { number, address: pending(`azure.gatewayAddresses.${number}`, AZURE_COMPONENT) };
}

function siteFrom({ name, routers }: SiteShape, gateway: Gateway): Site {
  const [plain] = base.sites;
  const path = sitePath(name);
  const network = siteComponent(name, 'network');
  const names = routers.map((number): RouterName => `router-${number}`);
  return {
    ...plain,
    name,
    routers: atLeastOne(
      names.map((router): Router => ({
        ...plain.routers[0],
        name: router,
        address: pending(`${path}.routerAddresses.${router}`, network),
        renewal: pending(`${path}.renewals.${router}`, siteComponent(name, router)),
        image: {
          kind: 'pinned',
          deployed: pending(`${path}.images.${router}/arm64`, siteComponent(name, router)),
          offered: pending(`${path}.images.arm64`, network),
        },
      })),
    ),
    ipsec: { ...plain.ipsec, sharedKeySecretArn: pending(`${path}.sharedKeySecretArn`, network) },
    connections: atLeastOne(
      names.map((peer): Connection => ({
        peer,
        deployedWith: {
          address: pending(`azure.peerAddresses.${hostKey(name, peer)}`, AZURE_COMPONENT),
          sharedKeySecretArn: pending(`azure.sharedKeySecretArns.${name}`, AZURE_COMPONENT),
        },
        tunnels: atLeastOne(
          gateway.instances.map(({ number }) => ({ instance: number, device: tunnelDevice(number) })),
        ),
      })),
    ),
    offeredImages: plain.offeredImages.map(({ architecture }) => ({
      architecture,
      id: pending(`${path}.images.${architecture}`, network),
    })),
    testHosts: plain.testHosts.map((host) => ({
      ...host,
      image: {
        kind: 'pinned',
        deployed: pending(`${path}.images.${host.name}/arm64`, siteComponent(name, 'router-1')),
        offered: pending(`${path}.images.arm64`, network),
      },
    })),
  };
}

function atLeastOne<T>([first, ...others]: readonly T[]): readonly [T, ...T[]] {
  if (first === undefined) throw new Error('expected one at least');
  return [first, ...others];
}
