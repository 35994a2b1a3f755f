import { cidrOf, type Cidr } from '../../cidr/cidr';
import { admit, deny, holds, holdsAny, type Hop, type Packet } from '../packet';
import { ReachError } from '../reach-error';
import type { NetworkSecurityGroup, NetworkSecurityRule, Peers } from '../read/azure-side';

/**
 * What a network security group decides: the rule of the lowest priority number that matches, its own or a default
 * one. The group is stateful.
 * @param inside what the service tag `VirtualNetwork` matches: the VNet, its peers and what its gateway routes to
 * @throws ReachError for a service tag that is not computed
 * @see https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules
 */
export function passNetworkSecurityGroup(
  { name, rules }: NetworkSecurityGroup,
  direction: NetworkSecurityRule['direction'],
  packet: Packet,
  inside: readonly Cidr[],
): Hop {
  const at = `network security group ${name}, ${direction.toLowerCase()}`;
  if (packet.established) return admit(at, 'reply of a tracked connection');
  const rule = [...rules, ...DEFAULTS]
    .filter((candidate) => candidate.direction === direction)
    .find((candidate) => matches(candidate, packet, inside));
  return (rule?.allows === true ? admit : deny)(at, rule?.name ?? 'no rule matches');
}

function matches(
  { protocol, source, destination }: NetworkSecurityRule,
  packet: Packet,
  inside: readonly Cidr[],
): boolean {
  return (
    (protocol === '*' || protocol === packet.protocol) &&
    matchesPeers(source, packet.source, packet.from, inside) &&
    matchesPeers(destination, packet.destination, packet.to, inside)
  );
}

function matchesPeers({ prefixes, ports }: Peers, address: bigint, port: number, inside: readonly Cidr[]): boolean {
  return (
    prefixes.some((prefix) => holdsAddress(prefix, address, inside)) &&
    (port === 0 || portRanges(ports).some(([first, last]) => first <= port && port <= last))
  );
}

function holdsAddress(prefix: string, address: bigint, inside: readonly Cidr[]): boolean {
  if (prefix === '*') return true;
  if (prefix === 'VirtualNetwork') return holdsAny(inside, address);
  if (prefix === 'Internet') return !holdsAny(inside, address);
  const network = networkOf(prefix);
  if (network === undefined) throw new ReachError(`the service tag ${prefix} is not computed`);
  return holds(network, address);
}

/** The network of a rule's prefix; `undefined` for a service tag. */
export function networkOf(prefix: string): Cidr | undefined {
  return /^[\d.]+(\/\d+)?$/.test(prefix) ? cidrOf(prefix.includes('/') ? prefix : `${prefix}/32`) : undefined;
}

/** The port ranges of a rule, each with its first and its last port. */
export function portRanges(ports: readonly string[]): readonly (readonly [number, number])[] {
  return ports.map((range) => {
    if (range === '*') return [0, 65_535] as const;
    const [first = 0, last = first] = range.split('-').map(Number);
    return [first, last] as const;
  });
}

const ANY: Peers = { prefixes: ['*'], ports: ['*'] };
const INSIDE: Peers = { prefixes: ['VirtualNetwork'], ports: ['*'] };
const INTERNET: Peers = { prefixes: ['Internet'], ports: ['*'] };

function standard(
  name: string,
  direction: NetworkSecurityRule['direction'],
  source: Peers,
  destination: Peers,
): NetworkSecurityRule {
  const allows = name.startsWith('Allow');
  return { name, priority: 65_000, direction, allows, protocol: '*', source, destination };
}

/** The default rules of every group, without the one for Azure's load balancer, which probes only its back ends. */
const DEFAULTS: readonly NetworkSecurityRule[] = [
  standard('AllowVnetInBound', 'Inbound', INSIDE, INSIDE),
  standard('DenyAllInBound', 'Inbound', ANY, ANY),
  standard('AllowVnetOutBound', 'Outbound', INSIDE, INSIDE),
  standard('AllowInternetOutBound', 'Outbound', ANY, INTERNET),
  standard('DenyAllOutBound', 'Outbound', ANY, ANY),
];
