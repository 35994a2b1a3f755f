import type { SecurityGroup, SecurityRule } from '../emitted/security-group';

/**
 * nftables rules that emulate the security group at `devices`, the routers' ports of the VPC's bridge, which have
 * `addresses`. Replies pass without a rule. A bridge cannot track connections on every kernel, so that the replies to
 * what has passed there are kept in sets.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html the timeouts of UDP
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
    ...replySet('replies', 'ipv4_addr . ipv4_addr . inet_proto . inet_service . inet_service', 180),
    ...replySet('portless-replies', 'ipv4_addr . ipv4_addr . inet_proto', 30),
    ...chains,
    'chain forwarded {',
    'type filter hook forward priority 0;',
    'ip protocol { tcp, udp } ip saddr . ip daddr . ip protocol . th sport . th dport @replies accept',
    'ip protocol != { tcp, udp } ip saddr . ip daddr . ip protocol @portless-replies accept',
    `ether type ip oifname ${ports} jump to-router`,
    `ether type ip iifname ${ports} jump from-router`,
    'ip protocol { tcp, udp } update @replies { ip daddr . ip saddr . ip protocol . th dport . th sport }',
    'ip protocol != { tcp, udp } update @portless-replies { ip daddr . ip saddr . ip protocol }',
    '}',
    '}',
  ];
}

/**
 * A set of replies that are expected, for some seconds after each packet. The kernel collects expired ones every three
 * minutes: by default it walks through the whole table each second, a tenth of the processor time of a simulated day.
 */
function replySet(name: string, type: string, seconds: number): readonly string[] {
  return [
    `set ${name} {`,
    ...[`type ${type};`, 'flags dynamic, timeout;', `timeout ${seconds}s;`, 'gc-interval 3m;', 'size 65535;'],
    '}',
  ];
}

function chain(name: string, allowed: readonly SecurityRule[], end: 'saddr' | 'daddr'): readonly string[] {
  return [`chain ${name} {`, ...allowed.map((rule) => `${printSecurityRule(rule, end)} return`), 'drop', '}'];
}

/** Returns the match of a rule in nftables' words; `end` is the address that the rule names. */
export function printSecurityRule({ protocol, ports, cidr }: SecurityRule, end: 'saddr' | 'daddr'): string {
  const address = `ip ${end} ${cidr}`;
  if (protocol === undefined) return address;
  if (ports === undefined) return `${address} ip protocol ${protocol}`;
  return `${address} ${protocol} dport ${[...new Set(ports)].join('-')}`;
}
