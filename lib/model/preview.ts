import { partitionOf } from '../catalog/aws-partition';
import type { InstanceArchitecture } from '../catalog/instance-architecture';
import { hash } from '../base/hash';
import { fillFacts, isKnown, valueOf, type Fact, type FactKey, type Lookup } from './fact';
import { imageOf } from './image';
import type { Link } from './link';
import { PLAIN_ROUTER, PLAIN_SITE, type InstanceNumber, type PeerName, type SiteName } from './names';

/** The model with stand-ins for everything that is still pending and that outputs need, for a review. */
export function previewLink(link: Link): Link {
  const standIns = new Map<FactKey, string>(
    link.azure.gateway.instances.map(({ number, address }) => [address.key, previewGatewayAddress(number)]),
  );
  for (const { name, region, routers, testHosts, ipsec, offeredImages } of [...link.sites].sort((a, b) =>
    a.name < b.name ? -1 : 1,
  )) {
    standIns.set(ipsec.sharedKeySecretArn.key, previewSecretArn(region, link.name, name));
    // Only what an output takes: a deployed image that is known makes a newer one no matter.
    const taken = new Set([...routers, ...testHosts].map(({ image }) => imageOf(image)).map(keyOf));
    for (const { architecture, id } of offeredImages) {
      if (taken.has(id.key)) standIns.set(id.key, PREVIEW_IMAGES[architecture]);
    }
    for (const router of [...routers].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      standIns.set(router.address.key, previewRouterAddress(name, router.name, new Set(standIns.values())));
    }
  }
  const lookup: Lookup = (key) => standIns.get(key);
  const filled = fillFacts(link, lookup, true);
  const known = deployedIdentities(filled);
  return fillFacts(filled, (key) => known.get(key), true);
}

/** What Azure will be deployed with of a router that it was deployed without; nothing while it reported no router. */
function deployedIdentities({ sites }: Link): ReadonlyMap<FactKey, string> {
  const identities = new Map<FactKey, string>();
  const connections = sites.flatMap((site) => site.connections.map((connection) => ({ site, connection })));
  if (!connections.some(({ connection }) => isKnown(connection.deployedWith.address))) return identities;
  for (const { site, connection } of connections) {
    const router = site.routers.find(({ name }) => name === connection.peer);
    if (router === undefined || isKnown(connection.deployedWith.address)) continue;
    identities.set(connection.deployedWith.address.key, valueOf(router.address));
    identities.set(connection.deployedWith.sharedKeySecretArn.key, valueOf(site.ipsec.sharedKeySecretArn));
  }
  return identities;
}

/**
 * Stand-in for an Elastic IP: TEST-NET-2 for the plain router, for others drawn by name from the benchmarking network
 * 198.19.0.0/16, so that a router that is added or removed changes no other's, unless both names draw the same one.
 * @see https://www.rfc-editor.org/rfc/rfc5737
 * @see https://www.rfc-editor.org/rfc/rfc2544
 */
export function previewRouterAddress(site: SiteName, peer: PeerName, taken: ReadonlySet<string> = new Set()): string {
  if (site === PLAIN_SITE && peer === PLAIN_ROUTER) return '198.51.100.10';
  for (let place = hash(`${site}/${peer}`) % BENCHMARK_PLACES; ; place = (place + 1) % BENCHMARK_PLACES) {
    const address = `${BENCHMARK_PREFIX}${Math.floor(place / 256)}.${place % 256}`;
    if (!taken.has(address)) return address;
  }
}

/** Returns the RFCs that reserve the addresses of a preview with a router of this address. */
export function reservedBy(routerAddress: string): string {
  return routerAddress.startsWith(BENCHMARK_PREFIX) ? 'RFC 5737, RFC 2544' : 'RFC 5737';
}

/** Stand-in for the public address of a gateway instance, from TEST-NET-3. */
export function previewGatewayAddress(instance: InstanceNumber): string {
  return `203.0.113.${FIRST_HOST + instance}`;
}

/** An ARN that no account can have: account ids of zeros are never assigned. */
export function previewSecretArn(region: string, link: string, site: SiteName): string {
  const owner = site === PLAIN_SITE ? link : `${link}--${site}`;
  return `arn:${partitionOf(region).name}:secretsmanager:${region}:000000000000:secret:${owner}-preview-AAAAAA`;
}

function keyOf(image: string | Fact<string>): string {
  return typeof image === 'string' ? image : image.key;
}

/** Ids that AWS does not give: their first fifteen digits are zeros. */
const PREVIEW_IMAGES: Readonly<Record<InstanceArchitecture, string>> = {
  arm64: 'ami-000000000000000a6',
  x86_64: 'ami-00000000000000086',
};

const BENCHMARK_PREFIX = '198.19.';
const FIRST_HOST = 10;
/** 254 networks of 256 addresses. */
const BENCHMARK_PLACES = 65_024;
