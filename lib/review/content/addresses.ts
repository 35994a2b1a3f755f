import { cidrOf, contains, overlaps, type Cidr } from '../../cidr/cidr';
import type { AzureNetwork, Link, Site } from '../../model/link';
import { PLAIN_SITE } from '../../model/names';

/** A prefix of a network, and what of it is in use. */
export interface AddressRange {
  /** Such as `VPC` or `spoke app1`. */
  readonly owner: string;
  readonly prefix: string;
  /** Number of addresses. */
  readonly size: number;
  readonly parts: readonly AddressPart[];
  /** Addresses in no subnet; undefined where the subnets are not all known. */
  readonly free: number | undefined;
}

/** A subnet within a range. */
export interface AddressPart {
  readonly name: string;
  readonly prefix: string;
  /** Where it begins and how long it is, as shares of its range between 0 and 1. */
  readonly start: number;
  readonly share: number;
}

export interface Addresses {
  readonly ranges: readonly AddressRange[];
  /** A sentence for each two ranges that overlap. */
  readonly overlaps: readonly string[];
}

interface Owned {
  readonly owner: string;
  readonly prefix: Cidr;
}

/** Returns the prefixes of all networks of a link, with their subnets and with what is free. */
export function addressesOf(link: Link): Addresses {
  const { azure, sites } = link;
  const ranges = [
    ...sites.flatMap((site) =>
      site.network.cidrs.map((cidr) => rangeOf(ownerOf(site), cidr, subnetsOf(site), isWhole(site))),
    ),
    ...azure.network.prefixes.map((cidr) =>
      rangeOf('VNet', cidr, vnetSubnets(azure.network), azure.network.kind === 'created'),
    ),
    ...azure.spokes.flatMap(({ name, prefixes }) => prefixes.map((cidr) => rangeOf(`spoke ${name}`, cidr, [], false))),
  ];
  const known = new Set(ranges.map(({ prefix }) => prefix));
  const routed = [
    ...sites.flatMap((site) => site.prefixes.map((cidr) => ({ owner: `routed by ${ownerOf(site)}`, cidr }))),
    ...azure.prefixes.map((cidr) => ({ owner: 'routed by the gateway', cidr })),
  ].filter(({ cidr }) => !known.has(cidr));
  const all = [...ranges, ...routed.map(({ owner, cidr }) => rangeOf(owner, cidr, [], false))];
  return { ranges: all, overlaps: overlapsOf(all.map(({ owner, prefix }) => ({ owner, prefix: cidrOf(prefix) }))) };
}

function ownerOf({ name }: Site): string {
  return name === PLAIN_SITE ? 'VPC' : `VPC of ${name}`;
}

type Named = readonly { readonly name: string; readonly cidr: string }[];

function subnetsOf({ network }: Site): Named {
  return network.subnets;
}

function isWhole({ network }: Site): boolean {
  return network.kind === 'created';
}

function vnetSubnets(network: AzureNetwork): Named {
  const { gatewaySubnet } = network;
  return [
    ...(network.kind === 'created' ? network.subnets : []),
    ...(gatewaySubnet.kind === 'created' ? [{ name: 'GatewaySubnet', cidr: gatewaySubnet.cidr }] : []),
  ];
}

function rangeOf(owner: string, prefix: string, subnets: Named, isKnownWhole: boolean): AddressRange {
  const whole = cidrOf(prefix);
  const size = sizeOf(whole);
  const inside = subnets
    .map(({ name, cidr }) => ({ name, cidr: cidrOf(cidr) }))
    .filter(({ cidr }) => contains(whole, cidr))
    .sort((a, b) => Number(a.cidr.first - b.cidr.first));
  return {
    owner,
    prefix,
    size,
    parts: inside.map(({ name, cidr }) => ({
      name,
      prefix: cidr.text,
      start: Number(cidr.first - whole.first) / size,
      share: sizeOf(cidr) / size,
    })),
    free: isKnownWhole ? size - inside.reduce((sum, { cidr }) => sum + sizeOf(cidr), 0) : undefined,
  };
}

function sizeOf({ prefixLength }: Cidr): number {
  return 2 ** (32 - prefixLength);
}

/** Two prefixes of one network never overlap: its cloud rejects them. */
function overlapsOf(all: readonly Owned[]): readonly string[] {
  return all.flatMap((a, index) =>
    all
      .slice(index + 1)
      .filter((b) => a.owner !== b.owner && overlaps(a.prefix, b.prefix))
      .map((b) => `${a.owner} ${a.prefix.text} overlaps ${b.owner} ${b.prefix.text}`),
  );
}
