import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputFile } from '../../lib/write-files/file-tree';
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
    generated('recorded runs of the driver, and the default templates'),
    'What the identities of a link must be allowed to do, as far as the code knows it. The single actions that CloudFormation and Terraform need for a resource type are those of their own documentation; they were not tried one by one on an account.',
    '## Requests of the commands to AWS',
    'The commands and the CDK toolkit that they start sent these while they deployed, changed and removed a link in emulators of both clouds, with the credentials of the caller. A deployment that fails, and `npx cdk deploy` by hand, send others of CloudFormation; those that CloudFormation itself sends are not among them.',
    table(
      ['Action', 'Commands'],
      commandsByAction().map(([action, commands]) => [code(action), commands.map(code).join(', ')]),
    ),
    '## What CloudFormation creates',
    'A link uses neither `cdk bootstrap` nor a service role, so the caller needs the rights to create, read, update and delete these types, besides `cloudformation:*` on the stacks of the link:',
    table(
      ['Stack', 'Resource types'],
      templates.map(({ name, template }) => [name, typesOf(template).map(code).join(', ')]),
    ),
    'The parameters under `/vpc2vnet/` need `ssm:PutParameter`, `ssm:GetParameters` and `ssm:DeleteParameter`. A stack with a role is deployed with `CAPABILITY_IAM`.',
    'CloudFormation reads these parameters of Systems Manager for the caller, who needs `ssm:GetParameters` on each; NAME is the name of the link:',
    table(
      ['Stack', 'Parameters'],
      templates.map(({ name, template }) => [name, parametersReadBy(template).map(code).join(', ')]),
    ),
    '## What the instances may do',
    'The roles in the router stack allow these actions, restricted to resources of the link where an action has any:',
    `${actionsOf(templates.map(({ template }) => template))
      .map(code)
      .join(', ')}.`,
    '## What Terraform creates in Azure',
    'The identity needs the rights to create, read, update and delete these types in the resource group, and to create the group itself. The built-in role [Contributor](https://learn.microsoft.com/azure/role-based-access-control/built-in-roles) on the subscription has them all.',
    `${azureTypes(outputs).map(code).join(', ')}.`,
    'Before the first deployment `up` and `plan` read the subscription: the providers `Microsoft.Network` and `Microsoft.Compute`, `Microsoft.Compute/skus`, `locations/usages` of both, and `Microsoft.Authorization/permissions`. What the identity may not read is not checked.',
    'Deploying from `bicep-out` needs `Microsoft.Resources/deployments/*` as well. Reading the key of a connection needs `Microsoft.Network/connections/sharedKey/action`.',
  ].join('\n\n')}\n`;
}

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

function typesOf({ Resources }: Template): readonly string[] {
  return [...new Set(Object.values(Resources).map(({ Type }) => Type))].sort();
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

function azureTypes(outputs: readonly OutputFile[]): readonly string[] {
  const bicep = outputs.find(({ path }) => path.endsWith('bicep-out/main.bicep'))?.content ?? '';
  const types = [...bicep.matchAll(/^resource \w+ '([^'@]+)@/gm)].map(([, type = '']) => type);
  return [...new Set(types)].sort();
}
