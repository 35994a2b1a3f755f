import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from '../../lib/write-files/file-tree';
import type { UNTAGGED_ACTIONS } from '../../lib/rights/aws-scopes';
import { AWS_TYPES } from '../../lib/rights/aws-types';
import { AZURE_DATA, AZURE_TYPES } from '../../lib/rights/azure-types';
import { code, generated, table } from './markdown';
import { recordedActions } from './recorded-runs';
import { inRepository, readRepository } from './repository';

const DRIVER = 'lib/driver';

interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Type: string; readonly Default?: string }>>;
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties?: PolicyProperties }>>;
}

interface PolicyProperties {
  readonly PolicyDocument?: { readonly Statement?: readonly { readonly Action: string | readonly string[] }[] };
}

/**
 * `docs/reference/permissions.md`.
 * @param outputs - what the default link renders to.
 */
export function permissionsPage(outputs: readonly OutputFile[]): string {
  const stacks = outputs.filter(({ path }) => /^cdk\.out\/[^/]+\.template\.json$/.test(path));
  const templates = stacks.map(({ path, content }) => ({
    name: path.replace(/^cdk\.out\/[^-]+(?:-[^-]+)*-(\w+)\.template\.json$/, '$1'),
    template: JSON.parse(content) as Template,
  }));
  return `${[
    '# Permissions',
    generated('the tables of lib/rights, recorded runs of the driver and the default templates'),
    'What the identities of a link must be allowed to do. For a link of yours, this command writes it as files for whoever administers the account and the subscription; it sends no request to a cloud:',
    '```sh\nnpm run -s vpc2vnet -- permissions --out permissions\n```',
    'In networks that exist, `discover` comes first, with the rights of somebody who has them, or with `aws-read` and `azure-read` of a link that creates its networks: which route tables and groups the policies name is not known before.',
    '`aws-deploy.json` is an IAM policy for `up`, `down` and the tools that they start, in several numbered files where one managed policy would be too long. `azure-deploy.json` is a custom role for the same. `aws-read.json` and `azure-read.json` are for `plan`, `status` and `discover`, which change nothing but run a command on the router and read the shared key.',
    'The rights were not tried on an account: they follow from the tables below, and tests hold that these cover what the commands and the tools asked emulators of both clouds for.',
    '## AWS',
    "A link uses neither `cdk bootstrap` nor a service role: CloudFormation acts with the caller's rights. The policies restrict each action to the region of the link, and to stacks, roles, parameters, alarms and secrets by their names. What EC2 has is restricted by the tag `vpc2vnet-link`, unless CloudFormation may need it before the tags are set; routes in an existing VPC by the ids of the route tables. A key of your own for EBS encryption needs rights in its key policy as well.",
    '**Without `aws.roles.permissionsBoundary`, the policy for `up` is as good as every right in the account**: roles are restricted by their names alone, so that the identity could create one with any rights, and take it. Set a boundary where the identity is not trusted so far; `permissions` says so, too.',
    'The identity may tag an instance with `vpc2vnet-link` only in the request that creates it. It may tag any VPC, subnet, route table, security group, internet gateway and Elastic IP of the region, and then change or delete it: CloudFormation may tag these after they were created, which was not tried on an account. Where that is too much, deploy the link into an account of its own.',
    'Before the first deployment `up` and `plan` ask IAM whether the policies of the caller allow what it certainly takes (`iam:SimulatePrincipalPolicy`, and `iam:GetRole` for the path of an assumed role). The name of that role is not known beforehand: the policy for `up` lets the identity read any role, and the rights of any user, group and role of the account. Both actions are optional; without them the rights are not checked.',
    'Some actions of EC2 cannot be restricted by the tag, or may come before it. They let the identity do this in the region of the link:',
    table(
      ['Action', 'On resources of others'],
      Object.entries(UNRESTRICTED).map(([action, sentence]) => [code(action), sentence]),
    ),
    '### What CloudFormation does',
    'Each resource type of the templates, with the actions that creating, reading, updating and deleting one takes:',
    table(
      ['Type', 'Create', 'Read', 'Update', 'Delete'],
      Object.entries(AWS_TYPES).map(([type, rights]) => [
        code(type),
        ...(['create', 'read', 'update', 'delete'] as const).map((verb) => codes(rights[verb])),
      ]),
    ),
    'A stack with a role is deployed with `CAPABILITY_IAM`, and with `aws.roles.namePrefix` with `CAPABILITY_NAMED_IAM`. CloudFormation reads these parameters of Systems Manager for the caller; NAME is the name of the link:',
    table(
      ['Stack', 'Parameters'],
      templates.map(({ name, template }) => [name, parametersReadBy(template).map(code).join(', ')]),
    ),
    '### What the commands ask',
    'The commands and the CDK toolkit that they start sent these while they deployed, changed and removed a link in emulators of both clouds. A deployment that fails, and `npx cdk deploy` by hand, send others of CloudFormation, which the policies contain.',
    table(
      ['Action', 'Commands'],
      commandsByAction().map(([action, commands]) => [code(action), commands.map(code).join(', ')]),
    ),
    '### What the instances may do',
    'The roles in the router stack allow these actions, restricted to resources of the link where an action has any. A permissions boundary (`aws.roles.permissionsBoundary`) must allow them:',
    `${actionsOf(templates.map(({ template }) => template))
      .map(code)
      .join(', ')}.`,
    '## Azure',
    'The built-in role [Contributor](https://learn.microsoft.com/azure/role-based-access-control/built-in-roles) on the subscription is enough, and so is the custom role; Owner is not needed. With an existing resource group the role is assigned there, and in the groups of the VNet, the gateway and the spokes that exist. The file lists these scopes; `az role definition create --role-definition @azure-deploy.json` creates the role.',
    'Each Terraform type, with the actions that it takes:',
    table(
      ['Type', 'Actions'],
      Object.entries(AZURE_TYPES).map(([type, actions]) => [code(type), codes(actions)]),
    ),
    'What exists is read as a data source:',
    table(
      ['Type', 'Actions'],
      Object.entries(AZURE_DATA).map(([type, actions]) => [code(type), codes(actions)]),
    ),
    'Azure may ask for `Microsoft.Network/virtualNetworkGateways/write` on the gateway of a connection, also on one that exists and that nothing changes: Microsoft lists it for linked resources.',
    'Before the first deployment `up` and `plan` read the subscription: the providers `Microsoft.Network` and `Microsoft.Compute`, `Microsoft.Compute/skus`, `locations/usages` of both, and `Microsoft.Authorization/permissions`. What the identity may not read is not checked.',
    'No command registers a resource provider. A link needs `Microsoft.Network`, and `Microsoft.Compute` for a test VM; whoever may do `Microsoft.Network/register/action` registers them once for the subscription.',
    'The rights for the storage account of the backend `azurerm` are not in the role: give Storage Blob Data Contributor on its container.',
    'Deploying from `bicep-out` needs `Microsoft.Resources/deployments/*` as well, and on the key vault that the parameter files reference [`Microsoft.KeyVault/vaults/deploy/action`](https://learn.microsoft.com/azure/azure-resource-manager/templates/key-vault-parameter), which Contributor of its group has.',
  ].join('\n\n')}\n`;
}

/** What the actions without a restriction by tag let an identity do. */
const UNRESTRICTED: Readonly<Record<(typeof UNTAGGED_ACTIONS)[number], string>> = {
  'ec2:AllocateAddress': 'Allocates Elastic IPs.',
  'ec2:AssociateAddress': 'Moves any Elastic IP to any instance.',
  'ec2:AuthorizeSecurityGroupEgress': 'Lets any security group send more.',
  'ec2:AuthorizeSecurityGroupIngress': 'Opens any security group.',
  'ec2:CreateInternetGateway': 'Creates internet gateways.',
  'ec2:CreateRouteTable': 'Creates route tables in any VPC.',
  'ec2:CreateSecurityGroup': 'Creates security groups in any VPC.',
  'ec2:CreateSubnet': 'Creates subnets in any VPC.',
  'ec2:CreateVpc': 'Creates VPCs.',
  'ec2:DisassociateAddress': 'Takes the Elastic IP from any instance.',
  'ec2:ModifySubnetAttribute': 'Changes the attributes of any subnet.',
  'ec2:ModifyVpcAttribute': 'Changes the DNS attributes of any VPC.',
  'ec2:RevokeSecurityGroupEgress': 'Lets any security group send less.',
  'ec2:RunInstances': 'Runs instances in any subnet.',
};

/** Each recorded action with the commands that sent it, in their order. */
function commandsByAction(): readonly (readonly [action: string, commands: readonly string[]])[] {
  const recorded = Object.entries(recordedActions());
  const actions = [...new Set(recorded.flatMap(([, sent]) => sent))].sort();
  return actions.map((action) => [
    action,
    recorded.filter(([, sent]) => sent.includes(action)).map(([command]) => command),
  ]);
}

/** The actions that the driver's own calls of the AWS SDK need, from the imports of its edges. */
export function driverActions(): readonly string[] {
  const edges = readdirSync(inRepository(DRIVER), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.edge.ts'),
  );
  return edges.flatMap((path) =>
    [...readRepository(join(DRIVER, path)).matchAll(/import \{([^}]*)\} from '@aws-sdk\/client-(\w[\w-]*)'/g)].flatMap(
      ([, names = '', client = '']) =>
        [...names.matchAll(/\b(?:(\w+)Command|paginate(\w+))\b/g)].map(
          ([, sent, paged]) => `${SERVICES[client] ?? client}:${sent ?? paged}`,
        ),
    ),
  );
}

/** IAM's prefix where it is not the name of the client. */
const SERVICES: Readonly<Record<string, string>> = {
  'secrets-manager': 'secretsmanager',
  'service-quotas': 'servicequotas',
};

function codes(actions: readonly string[]): string {
  return actions.length === 0 ? 'none' : actions.map(code).join(', ');
}

/** Paths of the parameters of Systems Manager whose values a template takes. */
function parametersReadBy({ Parameters = {} }: Template): readonly string[] {
  return Object.values(Parameters)
    .filter(({ Type }) => Type.startsWith('AWS::SSM::Parameter::Value<'))
    .flatMap(({ Default = '' }) => Default.replace(/^\/vpc2vnet\/[^/]+-(\w+)\//, '/vpc2vnet/NAME-$1/'))
    .sort();
}

function actionsOf(templates: readonly Template[]): readonly string[] {
  const statements = templates.flatMap(({ Resources }) =>
    Object.values(Resources).flatMap(({ Properties }) => Properties?.PolicyDocument?.Statement ?? []),
  );
  return [...new Set(statements.flatMap(({ Action }) => Action))].sort();
}
