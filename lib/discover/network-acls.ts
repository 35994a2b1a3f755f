import { cidrOf, contains, overlaps } from '../cidr/cidr';
import type { AclEntrySeen, VpcSeen } from './vpc-seen';

const UDP = 17;
const TCP = 6;
const ALL_PROTOCOLS = -1;
/** Protocols whose denial on all ports leaves little of a link. */
const DENIED_WHOLE = [UDP, TCP, ALL_PROTOCOLS];
const ANYWHERE = cidrOf('0.0.0.0/0');
const HIGHEST_PORT = 65_535;

/**
 * Ports that clients take for their side of a connection. A rule that allows a part of them fails by chance.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
 */
const EPHEMERAL: readonly [number, number] = [32_768, 60_999];

/** Traffic that the router's subnet must let pass. */
interface Passage {
  readonly what: string;
  readonly protocol: number;
  readonly ports: readonly [number, number];
  readonly egress: boolean;
}

const PASSAGES: readonly Passage[] = [
  ...[false, true].flatMap((egress) => [
    { what: 'UDP 500 (IKE)', protocol: UDP, ports: [500, 500] as const, egress },
    { what: 'UDP 4500 (ESP in UDP)', protocol: UDP, ports: [4500, 4500] as const, egress },
  ]),
  { what: 'TCP 443 (AWS services, packages)', protocol: TCP, ports: [443, 443], egress: true },
  { what: 'TCP 80 (package mirrors of Ubuntu)', protocol: TCP, ports: [80, 80], egress: true },
  { what: 'TCP 32768 to 60999 (answers of these)', protocol: TCP, ports: EPHEMERAL, egress: false },
];

/** What the network ACL of a subnet denies of what the router needs, a sentence each. */
export function blockedPorts({ networkAcls }: VpcSeen, subnet: string): readonly string[] {
  return networkAcls
    .filter(({ subnets }) => subnets.includes(subnet))
    .flatMap(({ id, entries }) =>
      PASSAGES.filter((passage) => !passes(entries, passage)).map(
        ({ what, egress }) => `${id}, the network ACL of ${subnet}, denies ${what} ${egress ? 'outbound' : 'inbound'}`,
      ),
    );
}

/**
 * Whether some peer on the internet gets through. Addresses of the peers are not known before the first deployment, so
 * that a rule for some addresses only counts as allowing, and as denying nothing.
 */
function passes(entries: readonly AclEntrySeen[], { protocol, ports, egress }: Passage): boolean {
  const matching = [...entries]
    .filter((entry) => entry.egress === egress && [protocol, ALL_PROTOCOLS].includes(entry.protocol))
    .sort((a, b) => a.number - b.number);
  for (const { allows, cidr, ports: [first, last] = [0, HIGHEST_PORT] } of matching) {
    const covers = first <= ports[0] && ports[1] <= last;
    const touches = first <= ports[1] && ports[0] <= last;
    if (allows && covers) return true;
    if (!allows && touches && contains(cidrOf(cidr), ANYWHERE)) return false;
  }
  return false;
}

/**
 * What the network ACL of the router's subnet denies of the traffic between the VPC and Azure, a sentence each. Such
 * traffic passes it unencrypted between an instance and the router; an entry is compared with the address of the
 * instance, and never with a prefix of Azure.
 */
export function deniedTraffic({ cidrs, networkAcls }: VpcSeen, subnet: string): readonly string[] {
  return networkAcls
    .filter(({ subnets }) => subnets.includes(subnet))
    .flatMap(({ id, entries }) =>
      [false, true].flatMap((egress) =>
        cidrs
          .filter((cidr) => !allowsAll(entries, egress, cidr))
          .map(
            (cidr) =>
              `${id}, the network ACL of ${subnet}, does not allow every protocol ${egress ? 'outbound to' : 'inbound from'} ${cidr}`,
          ),
      ),
    );
}

/** Whether every protocol gets through for a whole prefix. A denial of some ports counts as one on purpose. */
function allowsAll(entries: readonly AclEntrySeen[], egress: boolean, prefix: string): boolean {
  const addresses = cidrOf(prefix);
  const deciding = [...entries]
    .sort((a, b) => a.number - b.number)
    .filter((entry) => entry.egress === egress)
    .find(({ allows, protocol, cidr, ports: [first, last] = [0, HIGHEST_PORT] }) =>
      allows
        ? protocol === ALL_PROTOCOLS && contains(cidrOf(cidr), addresses)
        : first === 0 && last === HIGHEST_PORT && DENIED_WHOLE.includes(protocol) && overlaps(cidrOf(cidr), addresses),
    );
  return deciding?.allows === true;
}
