import { partitionOf } from '../catalog/aws-partition';
import type { Link, Site } from '../model/link';
import { siteStack } from '../model/names';
import { roleName } from '../model/role-name';
import { scopesOf, type Scope } from './aws-scopes';
import { AWS_TYPES } from './aws-types';
import { commandActions, type Purpose } from './command-actions';
import { documentsOf } from './split-statements';

/** A CloudFormation template, as far as rights follow from it. */
export interface Template {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> }>
  >;
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: string }>>;
}

export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

interface Input {
  readonly link: Link;
  /** By the name of the stack. */
  readonly templates: Readonly<Record<string, Template>>;
}

type Restriction = Pick<Statement, 'Resource' | 'Condition'>;

/** Alarms that recover an instance belong to a role of CloudWatch, which the first one in an account creates. */
const ALARM_OF_INSTANCE = ['ec2:DescribeInstanceStatus', 'iam:CreateServiceLinkedRole'];

const STATE_IN_S3 = ['s3:ListBucket', 's3:GetObject', 's3:PutObject', 's3:DeleteObject'];

/**
 * Characters of a stack's name in a role that CloudFormation names, at the least.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
 */
const SHORTENED_STACK = 24;

/**
 * IAM policies for an identity that deploys or reads a link: each action that its templates and the commands need, on
 * the resources of the link where their names or tags are known beforehand. Each document fits into a managed policy.
 * @throws Error for a resource type or an action that the tables lack; every link of a checked config has none
 */
export function awsPolicies(input: Input, purpose: Purpose): readonly PolicyDocument[] {
  return documentsOf(statementsOf(actionsFor(input, purpose), input, purpose));
}

/**
 * The actions of a link in AWS, each once, sorted.
 * @throws Error for a resource type that the table lacks; every link of a checked config has none
 */
export function actionsFor({ link, templates }: Input, purpose: Purpose): readonly string[] {
  const state = link.backend.kind === 's3' ? STATE_IN_S3 : [];
  const ofTypes = purpose === 'deploy' ? Object.values(templates).flatMap((each) => typeActions(each)) : [];
  return [...new Set([...commandActions(purpose), ...state, ...ofTypes])]
    .filter((action) => action !== 'iam:PutRolePermissionsBoundary' || link.roles.permissionsBoundary !== undefined)
    .sort();
}

function typeActions({ Resources }: Template): readonly string[] {
  const types = [...new Set(Object.values(Resources).map(({ Type }) => Type))];
  return types.flatMap((type) => {
    const rights = AWS_TYPES[type];
    if (rights === undefined) throw new Error(`nothing is known of the rights for ${type}`);
    const further = type === 'AWS::CloudWatch::Alarm' ? ALARM_OF_INSTANCE : [];
    return [...rights.create, ...rights.read, ...rights.update, ...rights.delete, ...further];
  });
}

/** Statements that allow actions of a link, each on the resources and with the conditions that are known beforehand. */
export function statementsOf(actions: readonly string[], input: Input, purpose: Purpose): readonly Statement[] {
  const byScope = new Map<Scope, string[]>();
  for (const action of actions) {
    for (const scope of scopesOf(action)) byScope.set(scope, [...(byScope.get(scope) ?? []), action]);
  }
  return [...byScope].flatMap(([scope, Action]) =>
    restrictionsOf(scope, input, purpose).map((restriction, index): Statement => ({
      Sid: `${sidOf(scope, input)}${index || ''}`,
      Effect: 'Allow',
      Action,
      ...restriction,
    })),
  );
}

function sidOf(scope: Scope, { link }: Input): string {
  const named = scope === 'role with boundary' && link.roles.permissionsBoundary === undefined ? 'new role' : scope;
  return named.replaceAll(/(^| )(\w)/g, (_, __, first: string) => first.toUpperCase());
}

function restrictionsOf(scope: Scope, input: Input, purpose: Purpose): readonly Restriction[] {
  const { link } = input;
  const tag = { 'aws:ResourceTag/vpc2vnet-link': link.name };
  const ec2 = eachSite(link.sites, 'ec2', () => ['*/*']);
  const roles = namesOf(link, 'role');
  switch (scope) {
    case 'everywhere':
      return [{ Resource: ['*'] }];
    case 'region':
      return [{ Resource: ['*'], Condition: { StringEquals: { 'aws:RequestedRegion': regionsOf(link) } } }];
    case 'new':
      return [{ Resource: ec2 }];
    case 'tagged':
      return [{ Resource: ec2, Condition: { StringEquals: tag } }];
    case 'creation of tags':
      return [
        {
          Resource: eachSite(link.sites, 'ec2', () => TAGGED_LATER),
          Condition: { StringEquals: { 'aws:RequestTag/vpc2vnet-link': link.name } },
        },
        // An instance is tagged by the request that creates it: the tag would else give rights on any other.
        {
          Resource: eachSite(link.sites, 'ec2', () => ['instance/*']),
          Condition: {
            StringEquals: { 'aws:RequestTag/vpc2vnet-link': link.name, 'ec2:CreateAction': 'RunInstances' },
          },
        },
      ];
    case 'route':
      return routeRestrictions(link, tag);
    case 'stack':
      return [
        {
          Resource: eachSite(link.sites, 'cloudformation', (site) =>
            stacksOf(link, site).map((name) => `stack/${name}/*`),
          ),
        },
      ];
    case 'role':
      return [{ Resource: roles }];
    case 'role with boundary':
      return [{ Resource: roles, ...boundedBy(link) }];
    case 'passed role':
      return [{ Resource: roles, Condition: { StringEquals: { 'iam:PassedToService': ec2Principals(link) } } }];
    case 'service role':
      return [serviceRole(link)];
    case 'instance profile':
      return [{ Resource: namesOf(link, 'instance-profile') }];
    case 'new secret':
      return [{ Resource: secretsOf(input) }];
    case 'tags of a secret':
      // A secret that is created has no tag yet; the tag would else give rights on that of another link.
      return [{ Resource: secretsOf(input), Condition: { StringEqualsIfExists: tag } }];
    case 'secret':
      return [{ Resource: secretsOf(input), Condition: { StringEquals: tag } }];
    case 'parameter':
      return [
        {
          Resource: eachSite(link.sites, 'ssm', (site) =>
            stacksOf(link, site).map((name) => `parameter/vpc2vnet/${name}/*`),
          ),
        },
      ];
    case 'public parameter':
      return [{ Resource: publicParameters(input) }];
    case 'alarm':
      return [
        {
          Resource: eachSite(link.sites, 'cloudwatch', (site) => stacksOf(link, site).map((name) => `alarm:${name}-*`)),
        },
      ];
    case 'command':
      return commandRestrictions(link);
    case 'state list':
      return bucketOf(link);
    case 'state object':
      return stateIn(link, ['', LOCK]);
    case 'state change':
      return stateIn(link, purpose === 'read' ? [LOCK] : ['', LOCK]);
  }
}

function regionsOf({ sites }: Link): readonly string[] {
  return [...new Set(sites.map(({ region }) => region))];
}

/** ARNs in the region of each site; the account is the one that has the policy. */
function eachSite(
  sites: readonly Site[],
  service: string,
  resources: (site: Site) => readonly string[],
  account = '*',
): readonly string[] {
  const all = sites.flatMap((site) =>
    resources(site).map(
      (resource) => `arn:${partitionOf(site.region).name}:${service}:${site.region}:${account}:${resource}`,
    ),
  );
  return [...new Set(all)];
}

function stacksOf(link: Link, site: Site): readonly string[] {
  return (['network', ...site.routers.map(({ name }) => name)] as const).map((role) =>
    siteStack(link.name, site.name, role),
  );
}

/** Of a VPC that exists, only the route tables that the config names. */
function routeRestrictions(link: Link, tag: Readonly<Record<string, string>>): readonly Restriction[] {
  const existing = link.sites.flatMap((site) =>
    site.network.kind === 'existing'
      ? [
          site.network.routeTables.map(
            (id) => `arn:${partitionOf(site.region).name}:ec2:${site.region}:*:route-table/${id}`,
          ),
        ]
      : [],
  );
  const created = link.sites.filter(({ network }) => network.kind === 'created');
  const tables = eachSite(created, 'ec2', () => ['route-table/*']);
  return [
    ...(tables.length > 0 ? [{ Resource: tables, Condition: { StringEquals: tag } }] : []),
    ...existing.flatMap((ids) => chunks(ids).map((Resource) => ({ Resource }))),
  ];
}

const MOST_RESOURCES = 50;

function chunks(items: readonly string[]): readonly (readonly string[])[] {
  return items.flatMap((_, at) => (at % MOST_RESOURCES === 0 ? [items.slice(at, at + MOST_RESOURCES)] : []));
}

/** ARNs of what IAM calls alike: whole names where the config has a prefix, else the beginning that CloudFormation gives. */
function namesOf(link: Link, kind: 'role' | 'instance-profile'): readonly string[] {
  const { path = '/' } = link.roles;
  const arns = link.sites.flatMap((site) => {
    const named = [...site.routers, ...site.testHosts].flatMap(({ name }) => roleName(link, site, name) ?? []);
    const beginnings = site.routers.map(
      ({ name }) => `${siteStack(link.name, site.name, name).slice(0, SHORTENED_STACK)}*`,
    );
    const names = link.roles.namePrefix === undefined ? beginnings : named;
    return names.map((name) => `arn:${partitionOf(site.region).name}:iam::*:${kind}${path}${name}`);
  });
  return [...new Set(arns)];
}

function boundedBy({ roles: { permissionsBoundary } }: Link): Pick<Statement, 'Condition'> {
  return permissionsBoundary === undefined
    ? {}
    : { Condition: { StringEquals: { 'iam:PermissionsBoundary': permissionsBoundary } } };
}

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/UsingAlarmActions.html */
function serviceRole({ sites: [{ region }] }: Link): Restriction {
  const role = 'role/aws-service-role/events.amazonaws.com/AWSServiceRoleForCloudWatchEvents*';
  return {
    Resource: [`arn:${partitionOf(region).name}:iam::*:${role}`],
    Condition: { StringEquals: { 'iam:AWSServiceName': 'events.amazonaws.com' } },
  };
}

/** CloudFormation names a secret after its logical id. */
function secretsOf({ link, templates }: Input): readonly string[] {
  return eachSite(link.sites, 'secretsmanager', (site) =>
    stacksOf(link, site).flatMap((name) =>
      Object.entries(templates[name]?.Resources ?? {})
        .filter(([, { Type }]) => Type === 'AWS::SecretsManager::Secret')
        .map(([id]) => `secret:${id}-*`),
    ),
  );
}

/** Parameters of AWS and of Canonical, whose ARNs have no account. */
function publicParameters({ link, templates }: Input): readonly string[] {
  return eachSite(
    link.sites,
    'ssm',
    (site) =>
      stacksOf(link, site).flatMap((name) =>
        Object.values(templates[name]?.Parameters ?? {})
          .filter(({ Type, Default = '' }) => Type.startsWith('AWS::SSM::') && Default.startsWith('/aws/'))
          .map(({ Default = '' }) => `parameter${Default}`),
      ),
    '',
  );
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/run-command-setting-up.html */
function commandRestrictions(link: Link): readonly Restriction[] {
  return [
    { Resource: eachSite(link.sites, 'ssm', () => ['document/AWS-RunShellScript'], '') },
    {
      Resource: eachSite(link.sites, 'ec2', () => ['instance/*']),
      Condition: { StringEquals: { 'ssm:resourceTag/vpc2vnet-link': link.name } },
    },
  ];
}

/** What CloudFormation may tag in a request of its own, after it was created. */
const TAGGED_LATER: readonly string[] = [
  'elastic-ip/*',
  'internet-gateway/*',
  'network-interface/*',
  'route-table/*',
  'security-group-rule/*',
  'security-group/*',
  'subnet/*',
  'volume/*',
  'vpc/*',
];

/**
 * What Terraform adds to the key of a state for its lock, which a plan takes, too.
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
const LOCK = '.tflock';

function bucketOf({ backend }: Link): readonly Restriction[] {
  return backend.kind === 's3'
    ? [{ Resource: [`arn:${partitionOf(backend.region).name}:s3:::${backend.bucket}`] }]
    : [];
}

function stateIn(link: Link, ends: readonly string[]): readonly Restriction[] {
  const { backend } = link;
  if (backend.kind !== 's3') return [];
  return bucketOf(link).map(({ Resource }) => ({
    Resource: Resource.flatMap((arn) => ends.map((end) => `${arn}/${backend.key}${end}`)),
  }));
}

/** The service principal of EC2, which has a second name in China. */
function ec2Principals({ sites }: Link): string | readonly string[] {
  const isInChina = sites.some(({ region }) => partitionOf(region).name === 'aws-cn');
  return isInChina ? ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] : 'ec2.amazonaws.com';
}
