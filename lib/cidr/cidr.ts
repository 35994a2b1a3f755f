import { Address4 } from 'ip-address';

/** A valid IPv4 network without host bits. */
export interface Cidr {
  readonly text: string;
  readonly prefixLength: number;
  readonly first: bigint;
  readonly last: bigint;
}

/** Why a string is not a network, with the corrected network when only host bits are set. */
export interface CidrError {
  readonly rule: 'syntax' | 'host-bits';
  readonly suggestion?: string;
}

const SHAPE = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/;

/** Parses `a.b.c.d/n`; leading zeros are invalid, as some tools parse them as octal. */
export function readCidr(text: string): Cidr | CidrError {
  const match = SHAPE.exec(text);
  const numbers = match?.slice(1) ?? [];
  const unpadded = numbers.every((digits) => digits === '0' || !digits.startsWith('0'));
  if (match === null || !unpadded || !Address4.isValid(text)) return { rule: 'syntax' };
  const cidr = toCidr(new Address4(text));
  return cidr.text === text ? cidr : { rule: 'host-bits', suggestion: cidr.text };
}

/**
 * The network of a string that was validated before.
 * @throws Error when the string is not a network; use {@link readCidr} for unchecked input
 */
export function cidrOf(text: string): Cidr {
  const read = readCidr(text);
  if ('rule' in read) throw new Error(`'${text}' is not an IPv4 network (${read.rule})`);
  return read;
}

export function isCidrError(read: Cidr | CidrError): read is CidrError {
  return 'rule' in read;
}

export function isIpv4(text: string): boolean {
  return SHAPE.test(`${text}/32`) && Address4.isValid(text);
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.first <= b.last && b.first <= a.last;
}

/** The first network of `prefixLength` bits inside `parent`, or `parent` itself when it is smaller. */
export function firstSubnet(parent: Cidr, prefixLength: number): Cidr {
  return subnetAt(parent.first, Math.max(parent.prefixLength, prefixLength));
}

/** The network of `prefixLength` bits that contains the first address of `network`. */
export function subnetOf(network: Cidr, prefixLength: number): Cidr {
  return subnetAt(alignDown(network.first, sizeOf(prefixLength)), prefixLength);
}

/** The last network of `prefixLength` bits in `parent` that overlaps none of `taken`; `undefined` without one. */
export function lastFreeSubnet(parent: Cidr, prefixLength: number, taken: readonly Cidr[]): Cidr | undefined {
  if (parent.prefixLength > prefixLength) return undefined;
  const size = sizeOf(prefixLength);
  let candidate = subnetAt(parent.last - size + BigInt(1), prefixLength);
  for (;;) {
    const hit = taken.find((network) => overlaps(candidate, network));
    if (hit === undefined) return candidate;
    const below = alignDown(hit.first, size) - size;
    if (below < parent.first) return undefined;
    candidate = subnetAt(below, prefixLength);
  }
}

function alignDown(address: bigint, size: bigint): bigint {
  return address - (address % size);
}

function sizeOf(prefixLength: number): bigint {
  return BigInt(1) << BigInt(32 - prefixLength);
}

function subnetAt(first: bigint, prefixLength: number): Cidr {
  return toCidr(new Address4(`${Address4.fromBigInt(first).correctForm()}/${prefixLength}`));
}

function toCidr(address: Address4): Cidr {
  const start = address.startAddress();
  const first = start.bigInt();
  return Object.freeze({
    text: `${start.correctForm()}/${address.subnetMask}`,
    prefixLength: address.subnetMask,
    first,
    last: first + sizeOf(address.subnetMask) - BigInt(1),
  });
}
