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

/** Stands for every address, port and protocol. */
export const ANY = '*';

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
