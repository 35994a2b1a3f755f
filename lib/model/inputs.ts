import { createHash } from 'node:crypto';
import { canonicalJson } from '../base/canonical-json';
import type { Component } from './components';
import { isKnown } from './fact';
import { imageOf } from './image';
import type { AwsNetwork, AzureNetwork, Gateway, Ipsec, Link, Site } from './link';
import { PLAIN_SITE, siteComponent, type SiteName } from './names';
import { subnetIdentity } from './subnet-identity';
import { routerViewOf, type RouterView } from './views';
import { routedPrefixesOf } from './routed-prefixes';

/**
 * What a component is deployed with: a digest for each part of the model that it is made from, by a name for people.
 * The component reports them as an output, so that the next run knows which of them the config has changed since.
 */
export type Inputs = Readonly<Record<string, string>>;

/** Hex digits of a digest: one in four thousand million changes goes unseen. */
const DIGITS = 8;

/** Parts of a network whose change replaces what the router is in. */
export const REPLACING_PARTS: readonly string[] = ['primary CIDR block', 'router subnet'];

/**
 * The inputs of a component, without facts that another component reports: those are compared by their values.
 * @throws Error when the link has no such component
 */
export function inputsOf(link: Link, { id, kind }: Component): Inputs {
  if (kind === 'azure') return digests(azureParts(link));
  for (const site of link.sites) {
    if (id === siteComponent(site.name, 'network')) return digests(networkParts(link, site));
    for (const router of site.routers) {
      if (id === siteComponent(site.name, router.name))
        return digests(routerParts(link, site, routerViewOf(link, site, router)));
    }
  }
  throw new Error(`the link ${link.name} has no component ${id}`);
}

/** Names of the parts that differ; none when nothing is known of what a component was deployed with. */
export function changedInputs(deployed: Inputs | undefined, wanted: Inputs): readonly string[] {
  if (deployed === undefined) return [];
  const names = [...new Set([...Object.keys(wanted), ...Object.keys(deployed)])];
  return names.filter((name) => deployed[name] !== wanted[name]);
}

type Parts = Readonly<Record<string, unknown>>;

function networkParts({ tags }: Link, site: Site): Parts {
  const { network, routers, testHosts } = site;
  const routed = routedPrefixesOf(site);
  const own = {
    routers: routers.map(({ name }) => name),
    tags,
    ...(routed.length === 0 ? {} : { 'routed prefixes': routed }),
  };
  // Nothing in the network's stack is made from an existing VPC; its prefixes are an output.
  if (network.kind === 'existing') return { 'CIDR blocks': network.cidrs, ...own };
  const [primary, ...others] = network.cidrs;
  const inUse = new Set([...routers, ...testHosts].map(({ subnet }) => subnet));
  return {
    'primary CIDR block': primary,
    'other CIDR blocks': others,
    'router subnet': network.subnets.filter(({ name }) => inUse.has(name)).map(subnetIdentity),
    'other subnets': network.subnets.filter(({ name }) => !inUse.has(name)).map(subnetIdentity),
    'subnet names': network.subnets.map(({ name }) => name),
    ...own,
  };
}

function azureParts({ azure, sites, tags }: Link): Parts {
  const { names, network, gateway, spokes, testVms, resourceGroup } = azure;
  const [plain, others] = [sites.filter(isPlain), sites.filter((site) => !isPlain(site))];
  return {
    names: { resourceGroup: resourceGroup.kind === 'created' ? resourceGroup.name : resourceGroup, ...names },
    'VNet address space': networkPart(network),
    ...(spokes.length === 0 ? {} : { spokes }),
    'VPC prefixes': plain.map((site) => [site.name, site.prefixes]),
    gateway: gatewayPart(gateway),
    IPsec: plain.map(({ name, ipsec }) => [name, ...ipsecPart(ipsec)]),
    // A site of its own each, so that adding one changes none of what others were deployed with.
    ...Object.fromEntries(others.map(({ name, prefixes, ipsec }) => [sitePart(name), [prefixes, ...ipsecPart(ipsec)]])),
    'test VMs': testVms,
    tags,
  };
}

function isPlain({ name }: Site): boolean {
  return name === PLAIN_SITE;
}

function ipsecPart({ crypto, dpdTimeoutSeconds, connectionMode }: Ipsec): readonly unknown[] {
  return [crypto, dpdTimeoutSeconds, connectionMode];
}

/** Name of what the Azure side has of a further site. */
export function sitePart(site: SiteName): string {
  return `site ${site}`;
}

/** A created network is what it always was, so that no deployed link counts as changed. */
function networkPart(network: AzureNetwork): unknown {
  if (network.kind === 'existing') return network;
  const { prefixes, subnets, gatewaySubnet } = network;
  return { prefixes, subnets, gatewaySubnet: gatewaySubnet.cidr };
}

function gatewayPart(gateway: Gateway): unknown {
  if (gateway.kind === 'existing') return { id: gateway.id, publicIps: gateway.publicIps };
  const { sku, generation, zones } = gateway;
  return { sku, generation, zones };
}

function routerParts({ tags, roles }: Link, site: Site, view: RouterView): Parts {
  const { router, subnet, testHosts, ipsec, localPrefixes, remotePrefixes, tunnels } = view;
  return {
    'VPC prefixes': localPrefixes,
    'VNet prefixes': remotePrefixes,
    'router subnet': { vpc: vpcIdentity(site.network), ...subnetIdentity(subnet) },
    'route tables': view.routeTables,
    // The DPD timeout is Azure's alone: nothing on the router follows from it.
    IPsec: [ipsec.crypto, ipsec.connectionMode],
    machine: [
      router.instanceType,
      router.rootVolumeGiB,
      router.rebootAt,
      router.image.kind,
      valueIn(imageOf(router.image)),
      ...(isKnown(router.renewal) ? [router.renewal.value] : []),
    ],
    identity: [valueIn(router.address), valueIn(ipsec.sharedKeySecretArn)],
    'gateway addresses': tunnels.map(({ gatewayAddress }) => valueIn(gatewayAddress)),
    wait: router.wait,
    'test hosts': testHosts.map(({ image, ...host }) => [host, image.kind]),
    ...(site.alarmTopic === undefined ? {} : { 'alarm topic': site.alarmTopic }),
    // Absent where CloudFormation chooses all of it.
    ...(Object.values(roles).every((value) => value === undefined) ? {} : { 'IAM roles': roles }),
    tags,
  };
}

function vpcIdentity(network: AwsNetwork): string | undefined {
  return network.kind === 'existing' ? network.id : network.cidrs[0];
}

function valueIn(fact: string | { readonly kind: string; readonly value?: unknown }): unknown {
  return typeof fact === 'string' ? fact : fact.value;
}

function digests(parts: Parts): Inputs {
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, digestOf(part)]));
}

function digestOf(part: unknown): string {
  return createHash('sha256').update(canonicalJson(part)).digest('hex').slice(0, DIGITS);
}
