import { addressesOf, firewallPorts, networksIn, portsOf, type PortRange } from './atoms';
import { arrives, printAddress, replyTo, type Hop, type Packet, type Protocol } from './packet';
import { placesOf, type Place } from './places';
import type { Deployed } from './read/deployed';
import { newWorld, trace } from './trace';

/** A row and a column of the matrix. */
export interface Endpoint {
  /** Stable: kind and prefix or name. */
  readonly id: string;
  readonly label: string;
  readonly kind: Place['kind'];
  /** Prefix of a subnet or a range; absent for a single machine and for networks outside the link. */
  readonly prefix?: string;
  /** Id of the VPC that it is in or behind; absent on the Azure side. */
  readonly vpc?: string;
}

/** The protocols of the matrix, in the order of its columns. `udp-4500` is IKE behind NAT, and ESP in UDP. */
export const PROTOCOLS = [
  { id: 'icmp', label: 'icmp' },
  { id: 'tcp-22', label: 'tcp 22' },
  { id: 'tcp', label: 'other tcp' },
  { id: 'udp-500', label: 'udp 500' },
  { id: 'udp-4500', label: 'udp 4500' },
  { id: 'udp', label: 'other udp' },
  { id: 'esp', label: 'esp' },
] as const;
export type ProtocolId = (typeof PROTOCOLS)[number]['id'];

/**
 * - `reaches`: every packet arrives, and so does the reply
 * - `one-way`: packets arrive, their replies do not
 * - `part`: this holds for some addresses or ports only
 * - `denied`: no packet arrives
 */
export type Outcome = 'reaches' | 'one-way' | 'part' | 'denied';

/** What happens to some of the packets of a cell, all in the same way. */
export interface Way {
  readonly outcome: 'reaches' | 'one-way' | 'denied';
  /** One address for each group of sources that the rules distinguish. */
  readonly sources: readonly string[];
  readonly destinations: readonly string[];
  /** Destination ports, as `443` or `1-21`; empty for a protocol without ports. */
  readonly ports: readonly string[];
  /** The source port that the rule demands; absent: any. */
  readonly fromPort?: number;
  /** Hops of the first packet; the last one denies it unless it arrives. */
  readonly path: readonly Hop[];
  /** Hops of the reply; empty when the first packet does not arrive. */
  readonly reply: readonly Hop[];
}

export interface Cell {
  readonly from: string;
  readonly to: string;
  readonly protocol: ProtocolId;
  readonly outcome: Outcome;
  readonly ways: readonly Way[];
}

export interface ReachMatrix {
  readonly endpoints: readonly Endpoint[];
  readonly protocols: typeof PROTOCOLS;
  /** In the order of the endpoints; a pair that the link does not decide has none. */
  readonly cells: readonly Cell[];
  /** Resources whose effect is not computed, each as `TYPE NAME`. */
  readonly notComputed: readonly string[];
}

export interface ReachOptions {
  /** Whether the tunnels are down, as when the routers' daemons are stopped. @default false */
  readonly tunnelsDown?: boolean;
}

/** Computes who reaches whom by which protocol, with the path of each, from what is deployed. */
export function computeReach(deployed: Deployed, { tunnelsDown = false }: ReachOptions = {}): ReachMatrix {
  const places = placesOf(deployed);
  const spaces = [...deployed.aws.vpcs.flatMap(({ ranges }) => ranges), ...deployed.azure.spaces];
  const addresses = { places, networks: networksIn(deployed), spaces };
  const world = newWorld(deployed, !tunnelsDown);
  const probes = probesOf(deployed);
  const cells = places.flatMap((from) =>
    places
      .filter((to) => isDecided(from, to))
      .flatMap((to) => {
        const sources = addressesOf(from, 'source', to, addresses);
        const destinations = addressesOf(to, 'destination', from, addresses);
        return PROTOCOLS.map(({ id }): Cell => {
          const seen = probes[id].flatMap((probe) =>
            sources.flatMap((source) =>
              destinations.map((destination) => {
                const packet: Packet = { ...probe, source, destination, established: false };
                const path = trace(from, { world, packet, to });
                const reply = arrives(path) ? trace(to, { world, packet: replyTo(packet), to: from }) : [];
                return { probe, source, destination, path, reply };
              }),
            ),
          );
          const ways = waysOf(seen);
          return { from: from.id, to: to.id, protocol: id, outcome: outcomeOf(ways), ways };
        });
      }),
  );
  return {
    endpoints: places.map(describe),
    protocols: PROTOCOLS,
    cells,
    notComputed: [...deployed.aws.notComputed, ...deployed.azure.notComputed],
  };
}

function describe(place: Place): Endpoint {
  const { id, label, kind } = place;
  const prefix = 'network' in place ? { prefix: place.network.text } : {};
  return { id, label, kind, ...prefix, ...vpcOf(place) };
}

function vpcOf(place: Place): Pick<Endpoint, 'vpc'> {
  if ('site' in place) return { vpc: place.site.vpc.id };
  return 'router' in place ? { vpc: place.router.instance.vpcId } : {};
}

/** Ports and protocol of a packet, for all packets that the rules treat alike. */
interface Probe {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
  readonly range?: PortRange;
  /** Whether a rule names the source port. */
  readonly isFromNamedPort?: boolean;
}

/** A source port of no meaning, as clients use them. */
const EPHEMERAL_PORT = 40_000;

function probesOf(deployed: Deployed): Readonly<Record<ProtocolId, readonly Probe[]>> {
  const tcp = portProbes(deployed, 'tcp', [22]);
  const udp = portProbes(deployed, 'udp', [500, 4_500]);
  const at = (probes: readonly Probe[], port: number): readonly Probe[] => probes.filter(({ to }) => to === port);
  const others = (probes: readonly Probe[], ...ports: readonly number[]): readonly Probe[] =>
    probes.filter(({ to }) => !ports.includes(to));
  return {
    icmp: [{ protocol: 'icmp', from: 0, to: 0 }],
    'tcp-22': at(tcp, 22),
    tcp: others(tcp, 22),
    'udp-500': at(udp, 500),
    'udp-4500': at(udp, 4_500),
    udp: others(udp, 500, 4_500),
    esp: [{ protocol: 'esp', from: 0, to: 0 }],
  };
}

function portProbes(deployed: Deployed, protocol: 'tcp' | 'udp', own: readonly number[]): readonly Probe[] {
  const named = firewallPorts(deployed.routers, protocol, 'source');
  return portsOf(deployed, protocol, own).flatMap((range) => [
    {
      protocol,
      from: own.includes(range.first) && protocol === 'udp' ? range.first : EPHEMERAL_PORT,
      to: range.first,
      range,
    },
    ...[...new Set(named)].map((from) => ({ protocol, from, to: range.first, range, isFromNamedPort: true })),
  ]);
}

interface Seen {
  readonly probe: Probe;
  readonly source: bigint;
  readonly destination: bigint;
  readonly path: readonly Hop[];
  readonly reply: readonly Hop[];
}

/** Groups what was traced by its hops. A source port that a rule names counts only where no other passes. */
function waysOf(seen: readonly Seen[]): readonly Way[] {
  const usual = group(seen.filter(({ probe }) => probe.isFromNamedPort !== true));
  if (usual.some(({ outcome }) => outcome !== 'denied')) return usual;
  const named = group(seen.filter(({ probe }) => probe.isFromNamedPort === true));
  return [...usual, ...named.filter(({ outcome }) => outcome !== 'denied')];
}

function group(seen: readonly Seen[]): readonly Way[] {
  const groups = new Map<string, Seen[]>();
  for (const one of seen) {
    const key = JSON.stringify([one.path, one.reply]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((members) => {
    const [{ path, reply, probe }] = members as [Seen, ...Seen[]];
    const ranges = unique(members.flatMap((member) => member.probe.range ?? []));
    return {
      outcome: !arrives(path) ? 'denied' : arrives(reply) ? 'reaches' : 'one-way',
      sources: unique(members.map(({ source }) => printAddress(source))),
      destinations: unique(members.map(({ destination }) => printAddress(destination))),
      ports: mergeRanges(ranges),
      ...(probe.isFromNamedPort === true ? { fromPort: probe.from } : {}),
      path,
      reply,
    };
  });
}

function unique<T>(items: readonly T[]): readonly T[] {
  return [...new Set(items)];
}

/** Port ranges in ascending order, adjacent ones joined. */
function mergeRanges(ranges: readonly PortRange[]): readonly string[] {
  const merged: PortRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.first - b.first)) {
    const last = merged.at(-1);
    if (last?.last === range.first - 1) merged.splice(-1, 1, { first: last.first, last: range.last });
    else merged.push(range);
  }
  return merged.map(({ first, last }) => (first === last ? String(first) : `${first}-${last}`));
}

function outcomeOf(ways: readonly Way[]): Outcome {
  const [first, ...others] = unique(ways.map(({ outcome }) => outcome));
  return first === undefined ? 'denied' : others.length > 0 ? 'part' : first;
}

type Kind = Place['kind'];

/** The machines of the VPC. */
const INSTANCES: readonly Kind[] = ['vpc-subnet', 'vpc-range', 'test-host', 'router'];

/**
 * Whether what is deployed of the link decides about packets between two places. It does not decide about networks
 * that exist among each other, nor about what Azure's gateway accepts from others than the router.
 */
function isDecided(from: Place, to: Place): boolean {
  if (from === to) return false;
  const [a, b] = [from.kind, to.kind];
  if (a === 'gateway' || b === 'gateway') return a === 'router' || b === 'router';
  if (a === 'internet' || b === 'internet') return isCreated(from) && isCreated(to);
  if (a === 'router') return INSTANCES.includes(b) || b === 'vnet';
  if (INSTANCES.includes(a)) return INSTANCES.includes(b) || isAzure(b);
  if (a === 'vpc-routed' || a === 'behind-vpc') return b === 'router' || b === 'vnet';
  if (a === 'behind-vnet') return INSTANCES.includes(b);
  return !isAzure(b) || (b === 'vnet' && isCreated(from) && isCreated(to));
}

function isAzure(kind: Kind): boolean {
  return kind === 'vnet' || kind === 'behind-vnet';
}

/** Whether all rules about a place's traffic with the internet are in the rendered files. */
function isCreated(place: Place): boolean {
  switch (place.kind) {
    case 'vnet':
      return place.range.kind === 'subnet';
    case 'test-host':
      return place.site.vpc.subnets.length > 0;
    default:
      return place.kind === 'vpc-subnet' || place.kind === 'router' || place.kind === 'internet';
  }
}
