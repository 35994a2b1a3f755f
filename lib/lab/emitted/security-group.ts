import { LabError } from '../lab-error';

/** One rule of a security group. */
export interface SecurityRule {
  /** `undefined`: every protocol. */
  readonly protocol: 'tcp' | 'udp' | 'icmp' | undefined;
  /** First and last port; absent: every port. */
  readonly ports?: readonly [number, number];
  readonly cidr: string;
}

/** Rules of a security group. Security groups are stateful: replies pass without a rule. */
export interface SecurityGroup {
  readonly ingress: readonly SecurityRule[];
  readonly egress: readonly SecurityRule[];
}

type Properties = Readonly<Record<string, unknown>>;

const EVERYTHING: SecurityRule = { protocol: undefined, cidr: '0.0.0.0/0' };

/** Names and numbers of protocols. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html */
const PROTOCOLS: Readonly<Record<string, SecurityRule['protocol']>> = {
  '-1': undefined,
  tcp: 'tcp',
  '6': 'tcp',
  udp: 'udp',
  '17': 'udp',
  icmp: 'icmp',
  '1': 'icmp',
};

/**
 * Reads a security group; without egress rules all egress is allowed.
 * @throws LabError for a rule that the lab cannot emulate
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
    throw new LabError(`the lab cannot emulate this rule of the router's security group: ${JSON.stringify(rule)}`);
  }
  const known = PROTOCOLS[String(protocol)];
  const ported = known === 'tcp' || known === 'udp';
  return { protocol: known, ...(ported ? { ports: [Number(from), Number(to)] as const } : {}), cidr };
}
