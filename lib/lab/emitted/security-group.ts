import { LabError } from '../lab-error';

/** One rule of a security group. */
export interface SecurityRule {
  /** `undefined`: every protocol. */
  readonly protocol: 'tcp' | 'udp' | 'icmp' | undefined;
  /** First and last port; absent: every port. */
  readonly ports?: readonly [number, number];
  readonly cidr: string;
}

/** What a security group lets in and out; answers to either pass by themselves. */
export interface SecurityGroup {
  readonly ingress: readonly SecurityRule[];
  readonly egress: readonly SecurityRule[];
}

type Properties = Readonly<Record<string, unknown>>;

const EVERYTHING: SecurityRule = { protocol: undefined, cidr: '0.0.0.0/0' };

/** Names and numbers of protocols. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html */
const PROTOCOLS: Readonly<Record<string, SecurityRule['protocol']>> = {
  ...{ '-1': undefined, tcp: 'tcp', '6': 'tcp', udp: 'udp', '17': 'udp', icmp: 'icmp', '1': 'icmp' },
};

/**
 * Reads a security group; without rules for what goes out, everything may.
 * @throws LabError for a rule that the lab cannot play.
 */
export function readSecurityGroup(properties: Properties): SecurityGroup {
  const egress = properties['SecurityGroupEgress'];
  return {
    ingress: rules(properties['SecurityGroupIngress']),
    egress: egress === undefined ? [EVERYTHING] : rules(egress),
  };
}

function rules(value: unknown): readonly SecurityRule[] {
  return Array.isArray(value) ? value.map((rule: Properties) => readRule(rule)) : [];
}

function readRule(rule: Properties): SecurityRule {
  const { CidrIp: cidr, IpProtocol: protocol, FromPort: from, ToPort: to } = rule;
  if (typeof cidr !== 'string' || !(String(protocol) in PROTOCOLS)) {
    throw new LabError(`the lab cannot play this rule of the router's security group: ${JSON.stringify(rule)}`);
  }
  const known = PROTOCOLS[String(protocol)];
  const ported = known === 'tcp' || known === 'udp';
  return { protocol: known, ...(ported ? { ports: [Number(from), Number(to)] as const } : {}), cidr };
}

/**
 * The packet filter of the VPC's fabric that plays the group at `devices`, the routers' ports of its bridge, which have
 * `addresses`. What comes from the internet is tracked; between hosts of the VPC each packet stands for itself.
 */
export function securityFilter(
  group: SecurityGroup,
  devices: readonly string[],
  addresses: readonly string[],
): readonly string[] {
  const [ports, routers] = [`{ ${devices.join(', ')} }`, `{ ${addresses.join(', ')} }`];
  const chains = [...chain('to-router', group.ingress, 'saddr'), ...chain('from-router', group.egress, 'daddr')];
  return [
    ...['table ip security', 'delete table ip security', 'table ip security {', ...chains],
    ...['chain forwarded {', 'type filter hook forward priority 0;', 'ct state established,related accept'],
    ...[`ip daddr ${routers} jump to-router`, `ip saddr ${routers} jump from-router`, '}', '}'],
    ...['table bridge security', 'delete table bridge security', 'table bridge security {', ...chains],
    ...['chain forwarded {', 'type filter hook forward priority 0;'],
    ...[`ether type ip oifname ${ports} jump to-router`, `ether type ip iifname ${ports} jump from-router`, '}', '}'],
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
