import { partitionOf } from '../catalog/aws-partition';
import type { Link, Site } from '../model/link';
import type { SiteName } from '../model/names';
import { statementsOf, type Statement, type Template } from './aws-policy';
import { AWS_TYPES } from './aws-types';

/** A stack of the AWS side that is to be created. */
export interface StackToCreate {
  readonly site: SiteName;
  readonly kind: 'network' | 'router';
}

interface NeedsInput {
  readonly link: Link;
  /** By the name of the stack; those that are synthesized so far. */
  readonly templates: Readonly<Record<string, Template>>;
  readonly stacks: readonly StackToCreate[];
  readonly region: string;
  /** Account that the stacks are deployed in. */
  readonly account: string;
}

/** Actions that an identity must be allowed to do on the same resources, with the same values of condition keys. */
export interface AwsNeed {
  readonly actions: readonly string[];
  /** ARNs without wildcards; what does not exist yet has an invented id. */
  readonly resources: readonly string[];
  /** Values of condition keys that the requests have. */
  readonly context: Readonly<Record<string, readonly string[]>>;
}

/**
 * What EC2 does in every creation, with a resource that the request is for. What CloudFormation sends in some cases
 * only is not here: a right that a deployment would not use must not stop it.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
export const EC2_CREATIONS: Readonly<Record<string, string>> = {
  'ec2:AllocateAddress': 'elastic-ip/eipalloc',
  'ec2:AssociateAddress': 'elastic-ip/eipalloc',
  'ec2:AssociateRouteTable': 'route-table/rtb',
  'ec2:AssociateVpcCidrBlock': 'vpc/vpc',
  'ec2:AttachInternetGateway': 'internet-gateway/igw',
  'ec2:AuthorizeSecurityGroupIngress': 'security-group/sg',
  'ec2:CreateInternetGateway': 'internet-gateway/igw',
  'ec2:CreateRoute': 'route-table/rtb',
  'ec2:CreateRouteTable': 'route-table/rtb',
  'ec2:CreateSecurityGroup': 'security-group/sg',
  'ec2:CreateSubnet': 'subnet/subnet',
  'ec2:CreateVpc': 'vpc/vpc',
  'ec2:RunInstances': 'instance/i',
};

/** What other services do in every creation. */
export const CREATIONS: readonly string[] = [
  'cloudwatch:PutMetricAlarm',
  'iam:AddRoleToInstanceProfile',
  'iam:CreateInstanceProfile',
  'iam:CreateRole',
  'iam:PassRole',
  'iam:PutRolePolicy',
  'secretsmanager:CreateSecret',
  'ssm:PutParameter',
];

/** What the tools do beside: the CDK toolkit creates stacks, and Terraform gets the shared key. */
const COMMANDS = ['cloudformation:CreateStack', 'secretsmanager:GetSecretValue'];

const INVENTED_ID = '0123456789abcdef0';

/**
 * The actions that the creation of the stacks of a region certainly takes, from the tables that the policies of
 * `permissions` come from, in groups for few requests.
 */
export function awsNeeds(input: NeedsInput): readonly AwsNeed[] {
  const { link, region, stacks } = input;
  const [first, ...others] = link.sites.filter((site) => site.region === region && stacks.some(isOf(site)));
  if (first === undefined) return [];
  const sites = [first, ...others] as const;
  const actions = [...new Set([...sites.flatMap((site) => creationsOf(site, stacks.filter(isOf(site)))), ...COMMANDS])];
  return grouped([
    ...actions.flatMap((action) => ofEc2(action, sites, input)),
    ...statementsOf(
      actions.filter((action) => EC2_CREATIONS[action] === undefined),
      { link: { ...link, sites }, templates: input.templates },
      'deploy',
    ).map((statement) => ofStatement(statement, input)),
  ]);
}

/** The actions among those of the resource types that a site's stacks have. */
export function creationsOf(site: Site, stacks: readonly StackToCreate[]): readonly string[] {
  const types = stacks.flatMap(({ kind }) => (kind === 'network' ? networkTypes(site) : ROUTER_TYPES));
  const actions = [...new Set(types)].flatMap((type) => AWS_TYPES[type]?.create ?? []);
  return [...new Set(actions)]
    .filter((action) => CREATIONS.includes(action) || EC2_CREATIONS[action] !== undefined)
    .sort();
}

function isOf({ name }: Site): (stack: StackToCreate) => boolean {
  return ({ site }) => site === name;
}

function networkTypes({ network }: Site): readonly string[] {
  return [
    'AWS::EC2::EIP',
    'AWS::SecretsManager::Secret',
    ...(network.kind === 'created'
      ? [
          'AWS::EC2::InternetGateway',
          'AWS::EC2::Route',
          'AWS::EC2::RouteTable',
          'AWS::EC2::Subnet',
          'AWS::EC2::SubnetRouteTableAssociation',
          'AWS::EC2::VPC',
          'AWS::EC2::VPCGatewayAttachment',
          'AWS::SSM::Parameter',
          ...(network.cidrs.length > 1 ? ['AWS::EC2::VPCCidrBlock'] : []),
        ]
      : []),
  ];
}

const ROUTER_TYPES: readonly string[] = [
  'AWS::CloudWatch::Alarm',
  'AWS::EC2::EIPAssociation',
  'AWS::EC2::Instance',
  'AWS::EC2::Route',
  'AWS::EC2::SecurityGroup',
  'AWS::IAM::InstanceProfile',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::SSM::Parameter',
];

function ofEc2(action: string, sites: readonly Site[], input: NeedsInput): readonly AwsNeed[] {
  const resource = EC2_CREATIONS[action];
  if (resource === undefined) return [];
  const { region, account } = input;
  const arn = (id: string): string => `arn:${partitionOf(region).name}:ec2:${region}:${account}:${id}`;
  const existing = sites.flatMap(({ network }) => (network.kind === 'existing' ? network.routeTables : []));
  const creates = action !== 'ec2:CreateRoute' || sites.some(({ network }) => network.kind === 'created');
  const resources = [
    ...(creates ? [arn(`${resource}-${INVENTED_ID}`)] : []),
    ...(action === 'ec2:CreateRoute' ? existing.map((id) => arn(`route-table/${id}`)) : []),
  ];
  return resources.length === 0 ? [] : [{ actions: [action], resources, context: contextOf(action, input) }];
}

function ofStatement({ Action, Resource, Condition = {} }: Statement, input: NeedsInput): AwsNeed {
  const given = Object.values(Condition).flatMap((keys) => Object.entries(keys));
  return {
    actions: Action,
    resources: Resource.map((arn) => withoutWildcards(arn, input.account)),
    context: {
      ...contextOf(Action[0] ?? '', input),
      ...Object.fromEntries(given.map(([key, value]) => [key, [value].flat()])),
    },
  };
}

function withoutWildcards(arn: string, account: string): string {
  const [prefix = '', partition, service, region, owner, ...resource] = arn.split(':');
  const whole = [prefix, partition, service, region, owner === '*' ? account : owner, ...resource].join(':');
  // CloudFormation puts a hyphen after the name of a stack.
  return whole.replaceAll(/(\w)\*/g, `$1-${INVENTED_ID}`).replaceAll('*', INVENTED_ID);
}

/**
 * What CloudFormation's requests have. IAM is in one region of a partition, whatever region its caller is in.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
function contextOf(action: string, { link, region }: NeedsInput): AwsNeed['context'] {
  const tags = Object.entries({ ...link.tags, 'vpc2vnet-link': link.name });
  const global = action.startsWith('iam:');
  const requested = global ? { aws: 'us-east-1' }[partitionOf(region).name] : region;
  return {
    ...(requested === undefined ? {} : { 'aws:RequestedRegion': [requested] }),
    ...Object.fromEntries(
      tags.flatMap(([key, value]) => [
        [`aws:RequestTag/${key}`, [value]],
        [`aws:ResourceTag/${key}`, [value]],
      ]),
    ),
  };
}

/** Needs of the same resources and context as one. */
function grouped(needs: readonly AwsNeed[]): readonly AwsNeed[] {
  const groups = new Map<string, AwsNeed>();
  for (const need of needs) {
    const key = JSON.stringify([need.resources, need.context]);
    const actions = [...new Set([...(groups.get(key)?.actions ?? []), ...need.actions])].sort();
    groups.set(key, { ...need, actions });
  }
  return [...groups.values()];
}
