import { cidrOf, isCidrError, isIpv4, overlaps, readCidr } from './cidr';
import { specialUseOf } from './public-address';
import { reservedRangeOf } from './reserved-ranges';

/** Prefixes by the field that has them. */
export type PrefixFields = Readonly<Record<string, readonly string[]>>;

/**
 * Returns a line for each prefix that no network has, and for each two that overlap, in one field or in two: networks
 * that are connected must not share an address. A field needs at least one prefix.
 */
export function prefixProblems(fields: PrefixFields): readonly string[] {
  const placed = Object.entries(fields).flatMap(([field, prefixes]) =>
    prefixes.map((prefix, index) => ({ at: `${field}[${index}]`, prefix })),
  );
  const invalid = placed.map(({ at, prefix }) => ({ at, prefix, problem: problemOf(prefix) }));
  const valid = invalid.filter(({ problem }) => problem === undefined);
  return [
    ...Object.entries(fields).flatMap(([field, prefixes]) =>
      prefixes.length === 0 ? [`${field} must have at least one prefix`] : [],
    ),
    ...invalid.flatMap(({ at, prefix, problem }) =>
      problem === undefined ? [] : [`${at} ${problem}, got '${prefix}'`],
    ),
    ...valid.flatMap(({ at, prefix }, index) =>
      valid
        .slice(0, index)
        .filter((other) => overlaps(cidrOf(other.prefix), cidrOf(prefix)))
        .map((other) => `${at} must not overlap ${other.at} (${other.prefix}), got '${prefix}'`),
    ),
  ];
}

function problemOf(prefix: string): string | undefined {
  const read = readCidr(prefix);
  if (isCidrError(read))
    return read.suggestion === undefined
      ? 'must be an IPv4 prefix such as 10.1.0.0/16'
      : `must have no host bits; ${read.suggestion} is the prefix`;
  const reserved = reservedRangeOf(read);
  return reserved === undefined ? undefined : `must not touch ${reserved.cidr} (${reserved.why})`;
}

/** Returns a line when a value is not an IPv4 address that a host on the internet has. */
export function publicAddressProblems(field: string, address: string): readonly string[] {
  if (!isIpv4(address)) return [`${field} must be an IPv4 address, got '${address}'`];
  const use = specialUseOf(address);
  return use === undefined ? [] : [`${field} must be a public IPv4 address, and ${address} is ${use}`];
}
