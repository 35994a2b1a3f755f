import { LabError } from '../lab-error';
import { referencedName, resourcesOf, type TerraformBlock, type TerraformJson } from './terraform-json';

/** One rule of a network security group. */
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

/** Source or destination of a rule: prefixes, service tags or `*`, and ports. */
interface Peers {
  readonly prefixes: readonly string[];
  readonly ports: readonly string[];
}

/** Matches every address, port or protocol. */
export const ANY = '*';

/**
 * The rules of the network security group that `subnet` is associated with, by priority; `undefined` without a group.
 * @throws LabError when the group is not in the file, or for a protocol that the lab cannot emulate
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
      `the lab cannot emulate protocol '${protocol}' of the network security rule ${String(rule['name'])}`,
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

/** Values of a rule: azurerm has one attribute for a single value and another for several. */
function listed(rule: TerraformBlock, one: string, several: string): readonly string[] {
  const many = rule[several];
  return Array.isArray(many) && many.length > 0 ? many.flat().map(String) : [String(rule[one] ?? ANY)];
}
