import { cidrOf, contains, type Cidr } from './cidr';

/** A range whose addresses no public IP has. */
interface SpecialRange {
  readonly cidr: string;
  readonly why: string;
}

/**
 * Ranges that are not assigned to hosts on the internet.
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml
 * @see https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16
 */
const SPECIAL: readonly SpecialRange[] = [
  { cidr: '0.0.0.0/8', why: 'a this-network address' },
  { cidr: '10.0.0.0/8', why: 'a private address' },
  { cidr: '100.64.0.0/10', why: 'a shared address' },
  { cidr: '127.0.0.0/8', why: 'a loopback address' },
  { cidr: '168.63.129.16/32', why: "Azure's internal DNS and health probe" },
  { cidr: '169.254.0.0/16', why: 'a link-local address' },
  { cidr: '172.16.0.0/12', why: 'a private address' },
  { cidr: '192.0.0.0/24', why: 'reserved for protocols' },
  { cidr: '192.168.0.0/16', why: 'a private address' },
  { cidr: '198.18.0.0/15', why: 'reserved for benchmarks' },
  { cidr: '224.0.0.0/4', why: 'a multicast address' },
  { cidr: '240.0.0.0/4', why: 'a reserved or broadcast address' },
];

/** Ranges of examples, of which previews take their addresses. @see https://www.rfc-editor.org/rfc/rfc5737 */
const DOCUMENTATION: readonly string[] = ['192.0.2.0/24', '198.51.100.0/24', '203.0.113.0/24'];

/** Networks by their text, so that each is parsed once. */
const parsed = new Map<string, Cidr>();

/** Returns what an IPv4 address is, when it is not one of a host on the internet; otherwise undefined. */
export function specialUseOf(address: string): string | undefined {
  const host = cidrOf(`${address}/32`);
  return SPECIAL.find(({ cidr }) => contains(network(cidr), host))?.why;
}

/** Whether an IPv4 address is reserved for documentation, as those of previews are. */
export function isDocumentation(address: string): boolean {
  const host = cidrOf(`${address}/32`);
  return DOCUMENTATION.some((cidr) => contains(network(cidr), host));
}

function network(text: string): Cidr {
  const cidr = parsed.get(text) ?? cidrOf(text);
  parsed.set(text, cidr);
  return cidr;
}
