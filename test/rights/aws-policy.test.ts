import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { BY_HAND, commandActions, type Purpose } from '../../lib/rights/command-actions';
import { actionsFor, awsPolicies, type Statement } from '../../lib/rights/aws-policy';
import { AWS_TYPES } from '../../lib/rights/aws-types';
import { LONGEST_POLICY } from '../../lib/rights/split-statements';
import { aws, link as shortest } from '../config/case';
import { allows, type AwsRequest } from './evaluate';
import { allLinks, renderedYaml } from './links';

const RECORDED = JSON.parse(readFileSync(join(__dirname, '../../docs/recorded/aws-actions.json'), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;
const DEPLOYING = ['up', 'down'];

/** What the service authorization reference says of each action: the resource types, and those that know tags. */
const REFERENCE = JSON.parse(readFileSync(join(__dirname, 'service-authorization.json'), 'utf8')) as Readonly<
  Record<
    string,
    { readonly required: readonly string[]; readonly optional: readonly string[]; readonly tagged: readonly string[] }
  >
>;

const LINKS = allLinks();
const CREATED = renderedYaml('created', shortest());
const EXISTING = renderedYaml(
  'existing',
  aws(
    'vpc: {id: vpc-0a1b2c3d4e5f67890, cidrs: [10.0.0.0/16], subnets: [{id: subnet-0123456789abcdef0, cidr: 10.0.0.0/24}], routeTables: [rtb-0aaaaaaaaaaaaaaaa]}',
  ),
);
const BOUNDARY = 'arn:aws:iam::123456789012:policy/boundary';
const NAMED = renderedYaml(
  'named',
  aws(`roles: {permissionsBoundary: '${BOUNDARY}', path: /network/, namePrefix: corp-}`),
);

const DEPLOY = awsPolicies(CREATED, 'deploy');
const IN_REGION = { 'aws:RequestedRegion': 'us-west-2' };
const OURS = { 'aws:ResourceTag/vpc2vnet-link': 'ab' };

function statements(purpose: Purpose): readonly Statement[] {
  return LINKS.flatMap((each) => awsPolicies(each, purpose).flatMap(({ Statement }) => Statement));
}

function ec2(resource: string, region = 'us-west-2'): string {
  return `arn:aws:ec2:${region}:123456789012:${resource}`;
}

function iam(resource: string): string {
  return `arn:aws:iam::123456789012:${resource}`;
}

describe('the policies of a link', () => {
  test.each(Object.entries(RECORDED))('cover what %s asked the emulators for', (verb, actions) => {
    const purpose = DEPLOYING.includes(verb) ? 'deploy' : 'read';
    const granted = awsPolicies(CREATED, purpose).flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));

    expect(actions.filter((action) => !granted.includes(action))).toEqual([]);
  });

  test('have no action of the commands that was not recorded, but those of deployments by hand', () => {
    const recorded = Object.values(RECORDED).flat();

    expect(commandActions('deploy').filter((action) => !recorded.includes(action))).toEqual(BY_HAND);
  });

  test('have, besides what the commands ask and what handlers do, what an alarm and a state in S3 take', () => {
    const others = [
      ...commandActions('deploy'),
      ...Object.values(AWS_TYPES).flatMap((each) => Object.values(each).flat()),
    ];
    const all = new Set(LINKS.flatMap((each) => actionsFor(each, 'deploy')));

    expect([...all].filter((action) => !others.includes(action)).sort()).toEqual([
      'ec2:DescribeInstanceStatus',
      'iam:CreateServiceLinkedRole',
      's3:DeleteObject',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
    ]);
  });

  test.each(LINKS)('$name: each fits into a managed policy', (rendered) => {
    const sizes = (['deploy', 'read'] as const).flatMap((purpose) =>
      awsPolicies(rendered, purpose).map((policy) => JSON.stringify(policy).length),
    );

    expect(Math.max(...sizes)).toBeLessThanOrEqual(LONGEST_POLICY);
  });

  test('fit into managed policies with 200 route tables', () => {
    const routeTables = Array.from({ length: 200 }, (_, n) => `rtb-${n.toString(16).padStart(17, '0')}` as const);
    const site = EXISTING.link.sites[0];
    const link = {
      ...EXISTING.link,
      sites: [{ ...site, network: { ...site.network, routeTables } }],
    } as typeof EXISTING.link;
    const policies = awsPolicies({ ...EXISTING, link }, 'deploy');

    expect(policies.filter((policy) => JSON.stringify(policy).length > LONGEST_POLICY)).toEqual([]);
    expect(JSON.stringify(policies).match(/route-table\/rtb/g)).toHaveLength(200);
  });

  test.each(['deploy', 'read'] as const)(
    'for %s name actions that the service authorization reference has',
    (purpose) => {
      const unknown = statements(purpose).flatMap(({ Action }) =>
        Action.filter((action) => REFERENCE[action] === undefined),
      );

      expect([...new Set(unknown)]).toEqual([]);
    },
  );

  test('restrict an action to resources only where it takes some', () => {
    const wrong = statements('deploy')
      .filter(({ Resource }) => !Resource.includes('*'))
      .flatMap(({ Action }) => Action.filter((action) => typesOf(action).length === 0));

    expect(wrong).toEqual([]);
  });

  test('restrict an action by a tag only where all resources that it requires have tags', () => {
    const wrong = statements('deploy')
      .filter(({ Condition = {} }) => JSON.stringify(Condition).includes('aws:ResourceTag'))
      .flatMap(({ Action }) =>
        Action.filter((action) => {
          const { required = [], optional = [], tagged = [] } = REFERENCE[action] ?? {};
          return !(required.length > 0 ? required : optional).some((type) => tagged.includes(type));
        }),
      );

    expect(wrong).toEqual([]);
  });

  test('let the deploying identity ask for its own rights, whatever its role is called', () => {
    const denied = ['iam:GetRole', 'iam:SimulatePrincipalPolicy'].filter(
      (action) => !allows(DEPLOY, { action, resource: iam('role/people/deployer') }),
    );

    expect(denied).toEqual([]);
  });

  test('let the reading identity write nothing', () => {
    const writes = statements('read').flatMap(({ Action }) =>
      Action.filter((action) => !/:(Describe|Get|List)|^ssm:SendCommand$/.test(action)),
    );

    // Terraform locks a state in S3 for a plan, too.
    expect([...new Set(writes)].sort()).toEqual(['s3:DeleteObject', 's3:PutObject']);
  });
});

function typesOf(action: string): readonly string[] {
  const { required = [], optional = [] } = REFERENCE[action] ?? {};
  return [...required, ...optional];
}

const ALLOWED: readonly (AwsRequest & { readonly title: string })[] = [
  { title: 'a subnet is created', action: 'ec2:CreateSubnet', resource: ec2('vpc/vpc-1') },
  {
    title: 'a subnet of the link is deleted',
    action: 'ec2:DeleteSubnet',
    resource: ec2('subnet/subnet-1'),
    context: OURS,
  },
  {
    title: 'an instance is run from an image',
    action: 'ec2:RunInstances',
    resource: 'arn:aws:ec2:us-west-2::image/ami-1',
  },
  { title: 'zones are listed', action: 'ec2:DescribeAvailabilityZones', context: IN_REGION },
  {
    title: 'the stack of the router is created',
    action: 'cloudformation:CreateStack',
    resource: 'arn:aws:cloudformation:us-west-2:123456789012:stack/ab-router/1',
  },
  {
    title: 'a role of the router is created',
    action: 'iam:CreateRole',
    resource: iam('role/ab-router-router1Role5888FE2B-1ABC'),
  },
  {
    title: 'a role is passed to EC2',
    action: 'iam:PassRole',
    resource: iam('role/ab-router-router1Role5888FE2B-1ABC'),
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    title: 'a resource is tagged as it is created',
    action: 'ec2:CreateTags',
    resource: ec2('vpc/vpc-1'),
    context: { 'aws:RequestTag/vpc2vnet-link': 'ab', 'ec2:CreateAction': 'CreateVpc' },
  },
  { title: 'a resource of the link is tagged', action: 'ec2:CreateTags', resource: ec2('vpc/vpc-1'), context: OURS },
  {
    title: 'the shared key of the link is read',
    action: 'secretsmanager:GetSecretValue',
    resource: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:SharedKeyC8FC9F5F-abc-def',
    context: OURS,
  },
  {
    title: 'a secret is tagged as it is created',
    action: 'secretsmanager:TagResource',
    resource: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:SharedKeyC8FC9F5F-abc-def',
    context: { 'aws:RequestTag/vpc2vnet-link': 'ab' },
  },
  {
    title: "the link's parameters are written",
    action: 'ssm:PutParameter',
    resource: 'arn:aws:ssm:us-west-2:123456789012:parameter/vpc2vnet/ab-network/route-tables/Public',
  },
  {
    title: 'an alarm is created',
    action: 'cloudwatch:PutMetricAlarm',
    resource: 'arn:aws:cloudwatch:us-west-2:123456789012:alarm:ab-router-router1StatusAlarmsSystem-1',
  },
  {
    title: 'the router runs a command',
    action: 'ssm:SendCommand',
    resource: ec2('instance/i-1'),
    context: { 'ssm:resourceTag/vpc2vnet-link': 'ab' },
  },
];

const DENIED: readonly (AwsRequest & { readonly title: string })[] = [
  {
    title: 'a subnet without the tag of the link is deleted',
    action: 'ec2:DeleteSubnet',
    resource: ec2('subnet/subnet-1'),
  },
  {
    title: 'an instance of another link is terminated',
    action: 'ec2:TerminateInstances',
    resource: ec2('instance/i-1'),
    context: { 'aws:ResourceTag/vpc2vnet-link': 'other' },
  },
  { title: 'a VPC is created in another region', action: 'ec2:CreateVpc', resource: ec2('vpc/vpc-1', 'eu-west-1') },
  {
    title: 'zones of another region are listed',
    action: 'ec2:DescribeAvailabilityZones',
    context: { 'aws:RequestedRegion': 'eu-west-1' },
  },
  {
    title: 'a stack of another link is deleted',
    action: 'cloudformation:DeleteStack',
    resource: 'arn:aws:cloudformation:us-west-2:123456789012:stack/abc-router/1',
  },
  { title: 'a role of somebody else is changed', action: 'iam:PutRolePolicy', resource: iam('role/admin') },
  {
    title: 'a role is passed to another service',
    action: 'iam:PassRole',
    resource: iam('role/ab-router-router1Role5888FE2B-1ABC'),
    context: { 'iam:PassedToService': 'lambda.amazonaws.com' },
  },
  {
    title: 'another service gets a service-linked role',
    action: 'iam:CreateServiceLinkedRole',
    resource: iam('role/aws-service-role/ecs.amazonaws.com/x'),
    context: { 'iam:AWSServiceName': 'ecs.amazonaws.com' },
  },
  {
    title: 'the shared key of another link is read',
    action: 'secretsmanager:GetSecretValue',
    resource: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:SharedKeyC8FC9F5F-abc-def',
    context: { 'aws:ResourceTag/vpc2vnet-link': 'other' },
  },
  {
    title: 'the shared key of another link gets the tag of the link',
    action: 'secretsmanager:TagResource',
    resource: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:SharedKeyC8FC9F5F-abc-def',
    context: { 'aws:ResourceTag/vpc2vnet-link': 'other', 'aws:RequestTag/vpc2vnet-link': 'ab' },
  },
  {
    title: 'an instance of somebody else gets the tag of the link',
    action: 'ec2:CreateTags',
    resource: ec2('instance/i-1'),
    context: { 'aws:RequestTag/vpc2vnet-link': 'ab' },
  },
  {
    title: 'an instance of somebody else gets other user data',
    action: 'ec2:ModifyInstanceAttribute',
    resource: ec2('instance/i-1'),
  },
  { title: 'an instance of somebody else runs a command', action: 'ssm:SendCommand', resource: ec2('instance/i-1') },
  {
    title: 'another document is run',
    action: 'ssm:SendCommand',
    resource: 'arn:aws:ssm:us-west-2::document/AWS-RunPatchBaseline',
  },
  {
    title: 'a permissions boundary is removed',
    action: 'iam:DeleteRolePermissionsBoundary',
    resource: iam('role/ab-router-1'),
  },
];

describe('the policy for deployments', () => {
  test.each(ALLOWED)('allows that $title', (request) => {
    expect(allows(DEPLOY, request)).toBe(true);
  });

  test.each(DENIED)('does not allow that $title', (request) => {
    expect(allows(DEPLOY, request)).toBe(false);
  });
});

test('the policy for deployments in China names EC2 by both of its service principals', () => {
  const yaml = 'name: ab\naws: {region: cn-north-1}\nazure: {location: westeurope}\n';
  const passed = awsPolicies(renderedYaml('china', yaml), 'deploy')
    .flatMap(({ Statement }) => Statement)
    .find(({ Action }) => Action.includes('iam:PassRole'));

  expect(passed?.Condition).toEqual({
    StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] },
  });
});

describe('the policies for a state in S3', () => {
  test('let the reading identity change nothing but the lock', () => {
    const changes = statements('read').filter(({ Action }) => Action.includes('s3:PutObject'));

    expect(changes.length).toBeGreaterThan(0);
    expect(changes.flatMap(({ Resource }) => Resource).filter((arn) => !arn.endsWith('.tflock'))).toEqual([]);
  });
});

describe('the name of a statement', () => {
  test('speaks of a boundary only where the config has one', () => {
    const [created, named] = [CREATED, NAMED].map((each) =>
      JSON.stringify(awsPolicies(each, 'deploy')).includes('"RoleWithBoundary"'),
    );

    expect([created, named]).toEqual([false, true]);
  });
});

describe('the policy for an existing VPC', () => {
  const policies = awsPolicies(EXISTING, 'deploy');

  test('allows routes in the route tables of the link alone', () => {
    const allowed = ['rtb-0aaaaaaaaaaaaaaaa', 'rtb-0bbbbbbbbbbbbbbbb'].map((id) =>
      allows(policies, { action: 'ec2:CreateRoute', resource: ec2(`route-table/${id}`), context: OURS }),
    );

    expect(allowed).toEqual([true, false]);
  });

  test.each([
    'ec2:CreateVpc',
    'ec2:DeleteVpc',
    'ec2:CreateSubnet',
    'ec2:AttachInternetGateway',
    'ec2:AssociateRouteTable',
  ])('does not contain %s', (action) => {
    expect(JSON.stringify(policies)).not.toContain(`"${action}"`);
  });
});

describe('the policy for an account with rules for roles', () => {
  const policies = awsPolicies(NAMED, 'deploy');
  const [role = ''] = policies.flatMap(({ Statement }) =>
    Statement.filter(({ Sid }) => Sid === 'Role').flatMap(({ Resource }) =>
      Resource.map((arn) => arn.replace('*', '123456789012')),
    ),
  );

  test('names the roles whole, below their path', () => {
    expect(role).toMatch(/^arn:aws:iam::123456789012:role\/network\/corp-ab-router-1-[0-9a-f]{8}$/);
  });

  test.each(['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary'])(
    'allows %s only with the permissions boundary',
    (action) => {
      const allowed = [BOUNDARY, ''].map((boundary) =>
        allows(policies, { action, resource: role, context: { 'iam:PermissionsBoundary': boundary } }),
      );

      expect(allowed).toEqual([true, false]);
    },
  );
});
