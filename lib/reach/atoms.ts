import { cidrOf, contains, type Cidr } from '../cidr/cidr';
import { networkOf, portRanges } from './filter/network-security-group';
import { holds, holdsAny, printAddress } from './packet';
import type { Place } from './places';
import type { Deployed } from './read/deployed';

const LAST_PORT = 65_535;
const EVERYWHERE = cidrOf('0.0.0.0/0');

/** Ports with the same fate: no rule of the link distinguishes between them. */
export interface PortRange {
  readonly first: number;
  readonly last: number;
}

/** Every network that some rule or route of the link names. */
export function networksIn({ aws, azure, routers, gatewayAddresses }: Deployed): readonly Cidr[] {
  const groups = aws.instances.flatMap((instance) => instance.groups);
  const rules = azure.ranges.flatMap(({ group }) => group?.rules ?? []);
  const tables = aws.vpcs.flatMap(({ tables: own, subnets }) => [
    ...own,
    ...subnets.flatMap(({ table }) => (table === undefined ? [] : [table])),
  ]);
  const matches = routers.flatMap(({ firewall }) =>
    firewall.chains.flatMap((chain) => chain.rules.flatMap(({ when }) => when)),
  );
  const all = [
    EVERYWHERE,
    ...groups.flatMap(({ ingress, egress }) => [...ingress, ...egress].map(({ network }) => network)),
    ...rules.flatMap(({ source, destination }) =>
      [...source.prefixes, ...destination.prefixes].flatMap((prefix) => networkOf(prefix) ?? []),
    ),
    ...tables.flatMap(({ routes }) => routes.map(({ network }) => network)),
    ...aws.vpcs.flatMap(({ ranges, subnets }) => [...ranges, ...subnets.map(({ network }) => network)]),
    ...azure.spaces,
    ...azure.ranges.map(({ network }) => network),
    ...azure.connections.flatMap(({ prefixes }) => prefixes),
    ...routers.flatMap(({ tunnelRoutes }) => tunnelRoutes.map(({ network }) => network)),
    ...matches.flatMap((match) => (match.kind === 'address' ? match.networks : [])),
    ...gatewayAddresses.map((address) => cidrOf(`${printAddress(address)}/32`)),
  ];
  return [...new Map(all.map((network) => [network.text, network])).values()];
}

/** What the addresses of the places are divided by. */
export interface Addresses {
  readonly places: readonly Place[];
  /** Every network that some rule or route of the link names. */
  readonly networks: readonly Cidr[];
  /** Address spaces of the created networks. */
  readonly spaces: readonly Cidr[];
}

/** One address for each set of addresses of a place that no rule of the link distinguishes between. */
export function addressesOf(
  place: Place,
  side: 'source' | 'destination',
  other: Place,
  { places, networks, spaces }: Addresses,
): readonly bigint[] {
  switch (place.kind) {
    case 'test-host':
      return [place.address];
    case 'router':
      return [other.kind === 'internet' || other.kind === 'gateway' ? place.publicAddress : place.address];
    case 'gateway':
      return side === 'source' ? place.addresses : place.addresses.slice(0, 1);
    case 'vpc-subnet':
    case 'vpc-range':
    case 'vpc-routed':
    case 'vnet':
      return representatives(networks, (address) => isIn(place.network, address, places));
    case 'behind-vpc':
    case 'behind-vnet':
    case 'internet':
      return representatives(networks, (address) => isElsewhere(address, places, spaces));
  }
}

/** Whether an address is in a network, and in no narrower one of another place. */
function isIn(network: Cidr, address: bigint, places: readonly Place[]): boolean {
  const narrower = places
    .flatMap((place) => ('network' in place ? [place.network] : []))
    .filter((other) => other.text !== network.text && contains(network, other));
  return holds(network, address) && !narrower.some((other) => holds(other, address));
}

/** Whether an address belongs to no place of the link, nor to another subnet of its networks. */
function isElsewhere(address: bigint, places: readonly Place[], spaces: readonly Cidr[]): boolean {
  const own = places.flatMap((place) => {
    if (place.kind === 'gateway') return [...place.addresses];
    return place.kind === 'router' ? [place.publicAddress] : [];
  });
  const known = [...places.flatMap((place) => ('network' in place ? [place.network] : [])), ...spaces];
  return !own.includes(address) && !holdsAny(known, address);
}

/** One of the addresses that pass `isMember` for each set of networks that hold it. */
function representatives(networks: readonly Cidr[], isMember: (address: bigint) => boolean): readonly bigint[] {
  const one = BigInt(1);
  const edges = networks.flatMap(({ first, last }) => [first, last, first - one, last + one]);
  const members = edges.filter((address) => holds(EVERYWHERE, address) && isMember(address));
  const bySignature = new Map(
    members.map((address) => [
      networks
        .filter((network) => holds(network, address))
        .map(({ text }) => text)
        .join(),
      address,
    ]),
  );
  return [...bySignature.values()];
}

/** The ports of a protocol, cut where some rule of the link begins or ends, and around `own`. */
export function portsOf(
  { aws, azure, routers }: Deployed,
  protocol: 'tcp' | 'udp',
  own: readonly number[],
): readonly PortRange[] {
  const groups = aws.instances.flatMap((instance) => instance.groups);
  const ranges = [
    ...groups.flatMap(({ ingress, egress }) => [...ingress, ...egress].flatMap(({ ports }) => (ports ? [ports] : []))),
    ...azure.ranges.flatMap(({ group }) => (group?.rules ?? []).flatMap((rule) => portRanges(rule.destination.ports))),
    ...firewallPorts(routers, protocol, 'destination').map((port) => [port, port] as const),
    ...own.map((port) => [port, port] as const),
  ];
  const starts = ranges.flatMap(([first, last]) => [first, last + 1]);
  const cuts = [...new Set([1, ...starts])].filter((port) => port >= 1 && port <= LAST_PORT).sort((a, b) => a - b);
  return cuts.map((first, index) => ({ first, last: (cuts[index + 1] ?? LAST_PORT + 1) - 1 }));
}

/** Ports that rules of the routers' firewalls name. */
export function firewallPorts(
  routers: Deployed['routers'],
  protocol: 'tcp' | 'udp',
  side: 'source' | 'destination',
): readonly number[] {
  return routers
    .flatMap(({ firewall }) => firewall.chains.flatMap((chain) => chain.rules.flatMap(({ when }) => when)))
    .flatMap((match) =>
      match.kind === 'port' && match.protocol === protocol && match.side === side ? match.ports : [],
    );
}
