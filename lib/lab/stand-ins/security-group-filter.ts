import type { SecurityGroup, SecurityRule } from '../emitted/security-group';

/**
 * nftables rules that emulate the security group at `devices`, the routers' ports of the VPC's bridge, which have
 * `addresses`. Connections from the internet are tracked; those between instances in the VPC are not.
 */
export function securityFilter(
  group: SecurityGroup,
  devices: readonly string[],
  addresses: readonly string[],
): readonly string[] {
  const [ports, routers] = [`{ ${devices.join(', ')} }`, `{ ${addresses.join(', ')} }`];
  const chains = [...chain('to-router', group.ingress, 'saddr'), ...chain('from-router', group.egress, 'daddr')];
  return [
    'table ip security',
    'delete table ip security',
    'table ip security {',
    ...chains,
    'chain forwarded {',
    'type filter hook forward priority 0;',
    'ct state established,related accept',
    `ip daddr ${routers} jump to-router`,
    `ip saddr ${routers} jump from-router`,
    '}',
    '}',
    'table bridge security',
    'delete table bridge security',
    'table bridge security {',
    ...chains,
    'chain forwarded {',
    'type filter hook forward priority 0;',
    `ether type ip oifname ${ports} jump to-router`,
    `ether type ip iifname ${ports} jump from-router`,
    '}',
    '}',
  ];
}

function chain(name: string, allowed: readonly SecurityRule[], end: 'saddr' | 'daddr'): readonly string[] {
  return [`chain ${name} {`, ...allowed.map((rule) => `${match(rule, end)} return`), 'drop', '}'];
}

function match({ protocol, ports, cidr }: SecurityRule, end: 'saddr' | 'daddr'): string {
  const address = `ip ${end} ${cidr}`;
  if (protocol === undefined) return address;
  if (ports === undefined) return `${address} ip protocol ${protocol}`;
  return `${address} ${protocol} dport ${[...new Set(ports)].join('-')}`;
}
