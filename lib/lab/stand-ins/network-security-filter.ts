import { ANY, type NetworkSecurityRule } from '../emitted/network-security';
import { LabError } from '../lab-error';

/**
 * nftables rules that emulate a network security group for the machines behind `device`. Connections are tracked, so
 * that replies pass. After `rules` come the default rules of every group. The service tag `VirtualNetwork` matches
 * `networks`: the prefixes of the VNet and those behind its gateway.
 * @throws LabError for a service tag that the lab cannot emulate
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
    'table ip nsg',
    'delete table ip nsg',
    'table ip nsg {',
    'chain inbound {',
    ...own('Inbound'),
    `ip saddr ${inside} ip daddr ${inside} accept`,
    'drop',
    '}',
    'chain outbound {',
    ...own('Outbound'),
    `ip saddr ${inside} ip daddr ${inside} accept`,
    `ip daddr != ${inside} accept`,
    'drop',
    '}',
    'chain forwarded {',
    'type filter hook forward priority 0;',
    'ct state established,related accept',
    `oifname ${device} jump inbound`,
    `iifname ${device} jump outbound`,
    '}',
    '}',
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
    throw new LabError(`the lab cannot emulate '${prefixes.join(', ')}' of the network security rule ${rule}`);
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
