import { isRecord } from '../../base/is-record';
import { cidrOf, type Cidr } from '../../cidr/cidr';
import type { Protocol } from '../packet';
import { ReachError } from '../reach-error';
import type { Resource, Templates } from './cloudformation';

export interface SecurityRule {
  readonly text: string;
  /** `undefined`: every protocol. */
  readonly protocol: Protocol | undefined;
  /** First and last port; absent: every port. */
  readonly ports?: readonly [number, number];
  readonly network: Cidr;
}

/** A security group is stateful: replies pass without a rule. */
export interface SecurityGroup {
  readonly name: string;
  readonly ingress: readonly SecurityRule[];
  readonly egress: readonly SecurityRule[];
}

export type RouteTarget =
  | { readonly kind: 'instance'; readonly id: string }
  | { readonly kind: 'internet-gateway' }
  | { readonly kind: 'other'; readonly name: string };

export interface Route {
  readonly network: Cidr;
  readonly target: RouteTarget;
}

export interface RouteTable {
  readonly id: string;
  readonly name: string;
  readonly routes: readonly Route[];
}

export interface Vpc {
  readonly id: string;
  readonly ranges: readonly Cidr[];
  readonly subnets: readonly VpcSubnet[];
  /** Route tables that the link adds routes to. */
  readonly tables: readonly RouteTable[];
}

export interface VpcSubnet {
  readonly id: string;
  readonly name: string;
  readonly network: Cidr;
  /** `undefined`: the main route table, which only has the local route. */
  readonly table: RouteTable | undefined;
  /** Whether instances get a public address unless they are launched otherwise. */
  readonly mapsPublicAddress: boolean;
}

export interface Instance {
  readonly id: string;
  /** Path of the construct, as in the tag `Name`. */
  readonly path: string;
  readonly vpcId: string;
  readonly subnetId: string;
  readonly groups: readonly SecurityGroup[];
  readonly sourceDestCheck: boolean;
  readonly hasPublicAddress: boolean;
}

export interface AwsSide {
  readonly vpcs: readonly Vpc[];
  readonly instances: readonly Instance[];
  /** Resources with an effect on reachability that is not computed, each as `TYPE ID`. */
  readonly notComputed: readonly string[];
}

/** Types of resources whose effect is computed, or that have none. */
const COMPUTED: ReadonlySet<string> = new Set([
  'AWS::EC2::VPC',
  'AWS::EC2::VPCCidrBlock',
  'AWS::EC2::Subnet',
  'AWS::EC2::SubnetRouteTableAssociation',
  'AWS::EC2::RouteTable',
  'AWS::EC2::Route',
  'AWS::EC2::InternetGateway',
  'AWS::EC2::VPCGatewayAttachment',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Instance',
  'AWS::EC2::EIP',
  'AWS::EC2::EIPAssociation',
  'AWS::EC2::LaunchTemplate',
]);

const EVERYTHING: SecurityRule = { text: 'every destination', protocol: undefined, network: cidrOf('0.0.0.0/0') };

/** Names and numbers of protocols. @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-securitygroup-ingress.html */
const PROTOCOLS: Readonly<Record<string, Protocol | undefined>> = {
  '-1': undefined,
  tcp: 'tcp',
  '6': 'tcp',
  udp: 'udp',
  '17': 'udp',
  icmp: 'icmp',
  '1': 'icmp',
  '50': 'esp',
};

/**
 * Reads VPCs, route tables, security groups and instances from the synthesized templates.
 * @throws ReachError for a security group's rule that is not between addresses
 */
export function readAwsSide(templates: Templates): AwsSide {
  const tables = readTables(templates);
  const instances = templates.ofType('AWS::EC2::Instance').map((instance) => readInstance(instance, templates));
  const ids = [...new Set(instances.map(({ vpcId }) => vpcId))];
  return {
    vpcs: ids.map((id) => readVpc(id, instances, tables, templates)),
    instances,
    notComputed: templates.resources
      .filter(({ type }) => type.startsWith('AWS::EC2::') && !COMPUTED.has(type))
      .map(({ type, id }) => `${type} ${id}`),
  };
}

function readVpc(
  id: string,
  instances: readonly Instance[],
  tables: ReadonlyMap<string, RouteTable>,
  templates: Templates,
): Vpc {
  const created = templates.resources.find((resource) => resource.id === id);
  const blocks = templates.ofType('AWS::EC2::VPCCidrBlock').filter(({ properties }) => properties['VpcId'] === id);
  const ranges = created
    ? [created, ...blocks].map(({ properties }) => String(properties['CidrBlock']))
    : reportedRanges(id, instances, templates);
  const subnets = templates.ofType('AWS::EC2::Subnet').filter(({ properties }) => properties['VpcId'] === id);
  const routers = instances.filter(({ vpcId }) => vpcId === id).map((instance) => instance.id);
  const own = [...tables.values()].filter(({ routes }) =>
    routes.some(({ target }) => target.kind === 'instance' && routers.includes(target.id)),
  );
  return {
    id,
    ranges: ranges.map(cidrOf),
    subnets: subnets.map((subnet) => readSubnet(subnet, tables, templates)),
    tables: own,
  };
}

/** The CIDR blocks of a VPC that exists, which the stack with the router's Elastic IP returns. */
function reportedRanges(vpcId: string, instances: readonly Instance[], templates: Templates): readonly string[] {
  const own = instances.filter((instance) => instance.vpcId === vpcId).map(({ id }) => id);
  const [association] = templates
    .ofType('AWS::EC2::EIPAssociation')
    .filter(({ properties }) => own.includes(String(properties['InstanceId'])));
  const reported = (output: string): readonly string[] | undefined => {
    const value = association && templates.output(String(association.properties['AllocationId']), output);
    return typeof value === 'string' ? value.split(',') : undefined;
  };
  const prefixes = reported('VpcPrefixes');
  if (prefixes === undefined) throw new ReachError(`no stack returns the CIDR blocks of the VPC ${vpcId}`);
  const outside = reported('RoutedPrefixes') ?? [];
  return prefixes.filter((prefix) => !outside.includes(prefix));
}

function readSubnet(
  { id, properties }: Resource,
  tables: ReadonlyMap<string, RouteTable>,
  templates: Templates,
): VpcSubnet {
  const association = templates
    .ofType('AWS::EC2::SubnetRouteTableAssociation')
    .find((candidate) => candidate.properties['SubnetId'] === id);
  return {
    id,
    name: tagOf(properties, 'Name') ?? id,
    network: cidrOf(String(properties['CidrBlock'])),
    table: tables.get(String(association?.properties['RouteTableId'])),
    mapsPublicAddress: properties['MapPublicIpOnLaunch'] === true,
  };
}

/** Route tables by id: those that are created, and those that exist and get a route. */
function readTables(templates: Templates): ReadonlyMap<string, RouteTable> {
  const created = templates.ofType('AWS::EC2::RouteTable');
  const routes = templates.ofType('AWS::EC2::Route');
  const ids = new Set([
    ...created.map(({ id }) => id),
    ...routes.map(({ properties }) => String(properties['RouteTableId'])),
  ]);
  return new Map(
    [...ids].map((id) => {
      const resource = created.find((table) => table.id === id);
      const name = resource === undefined ? id : (tagOf(resource.properties, 'Name')?.split('/').at(-1) ?? id);
      const own = routes.filter(({ properties }) => properties['RouteTableId'] === id);
      return [id, { id, name, routes: own.map(readRoute) }];
    }),
  );
}

function readRoute({ id, properties }: Resource): Route {
  const network = cidrOf(String(properties['DestinationCidrBlock']));
  const { InstanceId: instance, GatewayId: gateway } = properties;
  if (typeof instance === 'string') return { network, target: { kind: 'instance', id: instance } };
  if (typeof gateway === 'string') return { network, target: { kind: 'internet-gateway' } };
  return { network, target: { kind: 'other', name: id } };
}

function readInstance({ id, properties }: Resource, templates: Templates): Instance {
  const [device] = list(properties['NetworkInterfaces']).filter(isRecord);
  const groupIds = list(device?.['GroupSet'] ?? properties['SecurityGroupIds']).map(String);
  const groups = templates.ofType('AWS::EC2::SecurityGroup').filter((group) => groupIds.includes(group.id));
  const [group] = groups;
  if (group === undefined) throw new ReachError(`the instance ${id} has no security group in the templates`);
  return {
    id,
    path: tagOf(properties, 'Name') ?? id,
    vpcId: String(group.properties['VpcId']),
    subnetId: String(device?.['SubnetId'] ?? properties['SubnetId']),
    groups: groups.map(readGroup),
    sourceDestCheck: properties['SourceDestCheck'] !== false,
    hasPublicAddress: device?.['AssociatePublicIpAddress'] === true,
  };
}

function readGroup({ properties }: Resource): SecurityGroup {
  const name = String(properties['GroupDescription']).split('/').slice(1, -2).join('/');
  const egress = properties['SecurityGroupEgress'];
  return {
    name: `security group of ${name}`,
    ingress: list(properties['SecurityGroupIngress']).map(readRule),
    egress: egress === undefined ? [EVERYTHING] : list(egress).map(readRule),
  };
}

function readRule(rule: unknown): SecurityRule {
  const { CidrIp: cidr, IpProtocol: name, FromPort: from, ToPort: to } = isRecord(rule) ? rule : {};
  const key = String(name);
  if (typeof cidr !== 'string' || !(key in PROTOCOLS)) {
    throw new ReachError(`this rule of a security group is not computed: ${JSON.stringify(rule)}`);
  }
  const protocol = PROTOCOLS[key];
  const ported = protocol === 'tcp' || protocol === 'udp';
  const ports = ported ? ([Number(from), Number(to)] as const) : undefined;
  const text = [protocol ?? 'every protocol', ...(ports ? [[...new Set(ports)].join('-')] : []), cidr].join(' ');
  return { text, protocol, ...(ports ? { ports } : {}), network: cidrOf(cidr) };
}

function tagOf(properties: Resource['properties'], key: string): string | undefined {
  const tag = list(properties['Tags'])
    .filter(isRecord)
    .find(({ Key }) => Key === key);
  return tag === undefined ? undefined : String(tag['Value']);
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
