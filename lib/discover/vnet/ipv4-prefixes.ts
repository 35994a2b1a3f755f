import { isCidrError, readCidr } from '../../cidr/cidr';

/** The IPv4 prefixes among those that Azure returned: a link has no IPv6. */
export function ipv4Prefixes(prefixes: readonly unknown[]): readonly string[] {
  return prefixes.map(String).filter((prefix) => !isCidrError(readCidr(prefix)));
}
