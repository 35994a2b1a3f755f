import { LabError } from '../lab-error';
import { referencedName, resourcesOf, type TerraformBlock, type TerraformJson } from './terraform-json';

/** One rule of a network security group, as azurerm writes it. */
export interface NetworkSecurityRule {
  readonly name: string;
  readonly direction: 'Inbound' | 'Outbound';
  readonly priority: number;
  readonly allows: boolean;
  /** `undefined`: every protocol. */
  readonly protocol: 'tcp' | 'udp' | 'icmp' | undefined;
  readonly from: Peers;
  readonly to: Peers;
}

/** One end of what a rule speaks of: prefixes, service tags and `*`, and ports. */
interface Peers {
  readonly prefixes: readonly string[];
  readonly ports: readonly string[];
}

const ANY = '*';

/**
 * The rules of the group that a subnet is associated with, the first to decide first; `undefined` where it has none,
 * and everything passes.
 */
export function readNetworkSecurity(
  terraform: TerraformJson,
  subnet: string,
): readonly NetworkSecurityRule[] | undefined {
  const associations = [...resourcesOf(terraform, 'azurerm_subnet_network_security_group_association').values()];
  const own = associations.find(({ subnet_id }) => referencedName(subnet_id) === subnet);
  if (own === undefined) return undefined;
  const name = referencedName(own['network_security_group_id']) ?? '';
  const group = resourcesOf(terraform, 'azurerm_network_security_group').get(name);
  if (group === undefined)
    throw new LabError(`the subnet's network security group, ${name}, is not in its Terraform file`);
  const rules = (group['security_rule'] ?? []) as readonly TerraformBlock[];
  return rules.map(readRule).sort((a, b) => a.priority - b.priority);
}

function readRule(rule: TerraformBlock): NetworkSecurityRule {
  const protocol = String(rule['protocol']).toLowerCase();
  if (![ANY, 'tcp', 'udp', 'icmp'].includes(protocol)) {
    throw new LabError(
      `the lab cannot play protocol '${protocol}' of the network security rule ${String(rule['name'])}`,
    );
  }
  const peers = (end: 'source' | 'destination'): Peers => ({
    prefixes: listed(rule, `${end}_address_prefix`, `${end}_address_prefixes`),
    ports: listed(rule, `${end}_port_range`, `${end}_port_ranges`),
  });
  return {
    name: String(rule['name']),
    direction: rule['direction'] === 'Outbound' ? 'Outbound' : 'Inbound',
    priority: Number(rule['priority']),
    allows: rule['access'] === 'Allow',
    protocol: protocol === ANY ? undefined : (protocol as 'tcp' | 'udp' | 'icmp'),
    from: peers('source'),
    to: peers('destination'),
  };
}

/** azurerm has one attribute for a single value and another for several. */
function listed(rule: TerraformBlock, one: string, several: string): readonly string[] {
  const many = rule[several];
  return Array.isArray(many) && many.length > 0 ? many.flat().map(String) : [String(rule[one] ?? ANY)];
}

/**
 * The packet filter that plays a group for the machines behind `device`. Connections are tracked, so that answers pass;
 * what no rule decides is decided by the ones that every group ends with. `VirtualNetwork` is what `networks` holds: the
 * prefixes of the VNet, and those that its gateway leads to.
 * @see https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules
 */
export function networkSecurityFilter(
  rules: readonly NetworkSecurityRule[],
  device: string,
  networks: readonly string[],
): readonly string[] {
  const inside = `{ ${networks.join(', ')} }`;
  const own = (direction: NetworkSecurityRule['direction']): readonly string[] =>
    rules.filter((rule) => rule.direction === direction).map((rule) => print(rule, inside));
  return [
    ...['table ip nsg', 'delete table ip nsg', 'table ip nsg {'],
    ...['chain inbound {', ...own('Inbound'), `ip saddr ${inside} ip daddr ${inside} accept`, 'drop', '}'],
    ...['chain outbound {', ...own('Outbound'), `ip saddr ${inside} ip daddr ${inside} accept`],
    ...[`ip daddr != ${inside} accept`, 'drop', '}'],
    ...['chain forwarded {', 'type filter hook forward priority 0;', 'ct state established,related accept'],
    ...[`oifname ${device} jump inbound`, `iifname ${device} jump outbound`, '}', '}'],
  ];
}

function print({ name, allows, protocol, from, to }: NetworkSecurityRule, inside: string): string {
  return [
    ...address('saddr', from.prefixes, inside, name),
    ...address('daddr', to.prefixes, inside, name),
    ...(protocol === undefined ? [] : [`ip protocol ${protocol}`]),
    ...port('sport', from.ports, protocol),
    ...port('dport', to.ports, protocol),
    allows ? 'accept' : 'drop',
  ].join(' ');
}

function address(end: 'saddr' | 'daddr', prefixes: readonly string[], inside: string, rule: string): readonly string[] {
  const [first = ANY] = prefixes;
  if (first === ANY) return [];
  if (first === 'VirtualNetwork') return [`ip ${end} ${inside}`];
  if (first === 'Internet') return [`ip ${end} != ${inside}`];
  if (!prefixes.every((prefix) => /^[\d.]+(\/\d+)?$/.test(prefix))) {
    throw new LabError(`the lab cannot play '${prefixes.join(', ')}' of the network security rule ${rule}`);
  }
  return [`ip ${end} { ${prefixes.join(', ')} }`];
}

function port(
  end: 'sport' | 'dport',
  ports: readonly string[],
  protocol: NetworkSecurityRule['protocol'],
): readonly string[] {
  if (ports.includes(ANY) || protocol === 'icmp') return [];
  return [`${protocol ?? 'th'} ${end} { ${ports.join(', ')} }`];
}
