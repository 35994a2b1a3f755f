import { cidrOf, type Cidr } from '../cidr/cidr';

export type Protocol = 'icmp' | 'tcp' | 'udp' | 'esp';

/** The first packet of a connection, or a packet of the reply. Addresses are numbers, as in {@link Cidr}. */
export interface Packet {
  readonly source: bigint;
  readonly destination: bigint;
  readonly protocol: Protocol;
  /** Source port; 0 for a protocol without ports. */
  readonly from: number;
  /** Destination port; 0 for a protocol without ports. */
  readonly to: number;
  /** Whether the packet belongs to a connection whose first packet passed. */
  readonly established: boolean;
}

/** What decided about a packet at one place of its path. */
export interface Hop {
  /** The place: a route table, a security group, a chain of a firewall. */
  readonly at: string;
  /** The rule, as the place names or writes it. */
  readonly rule: string;
  readonly admits: boolean;
}

/** The hops of a packet; the packet arrives when the last one admits it. */
export type Path = readonly Hop[];

export function admit(at: string, rule: string): Hop {
  return { at, rule, admits: true };
}

export function deny(at: string, rule: string): Hop {
  return { at, rule, admits: false };
}

/** `hop`, followed by `rest` when it admits the packet. */
export function then(hop: Hop, rest: () => Path): Path {
  return hop.admits ? [hop, ...rest()] : [hop];
}

/** Whether a packet with this path arrives. */
export function arrives(path: Path): boolean {
  return path.at(-1)?.admits === true;
}

/** A packet of the reply to `packet`. */
export function replyTo({ source, destination, protocol, from, to }: Packet): Packet {
  return { source: destination, destination: source, protocol, from: to, to: from, established: true };
}

export function holds({ first, last }: Cidr, address: bigint): boolean {
  return first <= address && address <= last;
}

export function holdsAny(networks: readonly Cidr[], address: bigint): boolean {
  return networks.some((network) => holds(network, address));
}

/** The most specific of the entries whose network contains the address; `undefined` without one. */
export function longestMatch<T extends { readonly network: Cidr }>(
  entries: readonly T[],
  address: bigint,
): T | undefined {
  return entries
    .filter(({ network }) => holds(network, address))
    .reduce<T | undefined>(
      (best, entry) => (best === undefined || entry.network.prefixLength > best.network.prefixLength ? entry : best),
      undefined,
    );
}

/** An address as a number. @throws Error when the text is not an IPv4 address */
export function addressOf(text: string): bigint {
  return cidrOf(`${text}/32`).first;
}

/** An address in dotted notation. */
export function printAddress(address: bigint): string {
  return [24, 16, 8, 0].map((shift) => Number((address >> BigInt(shift)) & BigInt(255))).join('.');
}
