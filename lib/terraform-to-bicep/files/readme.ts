import type { Parameter, Resource, Template } from '../tree/template';
import { layOut } from '../bicep/document';
import { typeText } from '../bicep/bicep-type';
import { expression } from '../bicep/bicep-expression';
import { GATEWAY_MINUTES } from '../mapping/types/virtual-network-gateway';
import { code, list, prose, shell } from './markdown';
import { environmentNames, requiredOf } from './parameters';
import { secretsSection, type SecretOptions } from './readme-secrets';

/** Facts about the environment of the template, for the README. */
export interface ReadmeOptions extends SecretOptions {
  /** File that the outputs of the deployment are written to. @default 'azure-outputs.json' */
  readonly outputsFile?: string;
  /** Command that imports the outputs of the deployment from the file. @default - not mentioned */
  readonly handoffCommand?: string;
  /** Commands that import the outputs of the other side. @default - not mentioned */
  readonly otherSide?: { readonly when: string; readonly commands: readonly string[] };
}

/** `README.md`, for the reviewer of the template and the operator who deploys it. */
export function printReadme(template: Template, options: ReadmeOptions = {}): string {
  const sections = [
    [
      '# The Azure side, as Bicep and as ARM JSON',
      ...(template.notice === undefined ? [] : [`**${prose(template.notice)}**`]),
      INTRODUCTION,
    ],
    ['## Resources', table(['Name in the template', 'Type', 'API version'], resourcesOf(template).map(resourceRow))],
    ['## Parameters', parameters(template), ...unused(template)],
    ['## Previewing the deployment offline', ...offline(template)],
    ['## Deploying', ...deployment(template, options)],
    ...(template.outputs.length === 0 ? [] : [['## Using the outputs', ...afterwards(template, options)]]),
    ['## Review checklist', checks(template)],
  ];
  return `${sections.flat().join('\n\n')}\n`;
}

const INTRODUCTION =
  'These files are generated from the Terraform stack that `cdktf deploy` applies, and deploy the same resources. Do not ' +
  'edit them: change the configuration and generate them again. `main.bicep` and `azuredeploy.json` are the same ' +
  'template in two languages; deploy either.';

function resourcesOf(template: Template): readonly Resource[] {
  return [...template.resources, ...template.modules.flatMap((module) => module.template.resources)];
}

function resourceRow({ symbol, type, apiVersion, existing }: Resource): readonly string[] {
  return [`\`${symbol}\`${existing ? ' (existing)' : ''}`, type, apiVersion];
}

function parameters(template: Template): string {
  if (template.parameters.length === 0) return 'None.';
  return table(['Name', 'Type', 'Default', 'Meaning'], template.parameters.map(parameterRow));
}

function unused({ unused: names = [] }: Template): readonly string[] {
  return names.length === 0
    ? []
    : [`Omitted, because the template does not use them: ${list(names.map((name) => `\`${name}\``))}.`];
}

function parameterRow({ name, secure, defaultValue, description = '', ...rest }: Parameter): readonly string[] {
  const value =
    defaultValue === undefined
      ? rest.type.kind === 'maybe'
        ? 'none'
        : 'required'
      : code(layOut(expression(defaultValue)).replace(/\s*\n\s*/g, ' '));
  const limits = [
    ...(rest.allowedValues === undefined
      ? []
      : [`One of ${rest.allowedValues.map((each) => prose(layOut(expression(each)))).join(', ')}.`]),
    ...(rest.minLength === undefined ? [] : [`At least ${rest.minLength} long.`]),
    ...(rest.maxLength === undefined ? [] : [`At most ${rest.maxLength} long.`]),
    ...(rest.minValue === undefined ? [] : [`At least ${rest.minValue}.`]),
    ...(rest.maxValue === undefined ? [] : [`At most ${rest.maxValue}.`]),
  ];
  return [
    `\`${name}\``,
    secure ? `secure ${typeText(rest.type)}` : typeText(rest.type),
    value,
    [prose(description), ...limits].filter((text) => text !== '').join(' '),
  ];
}

/** How to preview the deployment: `bicep snapshot` evaluates the template without a login. */
function offline(template: Template): readonly string[] {
  const place = template.scope === 'subscription' ? '--location "$LOCATION"' : '--resource-group "$RESOURCE_GROUP"';
  return [
    'Bicep 0.49 or newer shows without a login what would be deployed: `main.snapshot.json` contains each resource with ' +
      'its body, and the outputs. Run all commands of this page in this folder.',
    ...fromEnvironment(template),
    shell(`bicep snapshot main.bicepparam --mode overwrite ${place}`),
    'Later, `validate` instead of `overwrite` fails when the deployment has changed.',
  ];
}

function fromEnvironment(template: Template): readonly string[] {
  const names = [...environmentNames(template).values()];
  if (names.length === 0) return [];
  const all = list(names.map((name) => `\`${name}\``));
  return [`\`main.bicepparam\` reads ${all} from the environment; set ${names.length === 1 ? 'it' : 'them'} first.`];
}

function deployment(template: Template, options: ReadmeOptions): readonly string[] {
  const secrets = requiredOf(template).filter(({ secure }) => secure);
  return [
    ...secretsSection(secrets, options),
    'With Bicep:',
    shell(command(template, 'main.bicep', 'main.bicepparam')),
    'Or with ARM JSON:',
    shell(command(template, 'azuredeploy.json', '@azuredeploy.parameters.json', environmentNames(template))),
    'To compare the template with the existing resources first, use `what-if` instead of `create`.',
  ];
}

function command(
  { scope }: Template,
  file: string,
  values: string,
  plain: ReadonlyMap<string, string> = new Map(),
): string {
  const place =
    scope === 'subscription'
      ? 'az deployment sub create --location "$LOCATION"'
      : 'az deployment group create --resource-group "$RESOURCE_GROUP"';
  const more = [...plain].map(([name, variable]) => ` ${name}="$${variable}"`).join('');
  const template = file.endsWith('.json') ? `  --template-file ${file} \\\n` : '';
  return `${place} --name ${NAME} \\\n${template}  --parameters ${values}${more}`;
}

const NAME = 'azure-side';

function afterwards({ scope, outputs }: Template, options: ReadmeOptions): readonly string[] {
  const { outputsFile = 'azure-outputs.json', handoffCommand, otherSide } = options;
  const place = scope === 'subscription' ? 'sub' : 'group';
  const group = scope === 'subscription' ? '' : ' --resource-group "$RESOURCE_GROUP"';
  return [
    `The deployment outputs ${list(outputs.map(({ name }) => `\`${name}\``))}.` +
      (handoffCommand === undefined ? '' : ' The other side requires them:'),
    shell(
      [
        `az deployment ${place} show${group} --name ${NAME} --output json > ${outputsFile}`,
        ...(handoffCommand === undefined ? [] : [handoffCommand]),
      ].join('\n'),
    ),
    ...(otherSide === undefined ? [] : [otherSide.when, shell(otherSide.commands.join('\n'))]),
  ];
}

function checks(template: Template): string {
  const existing = [template, ...template.modules.map((module) => module.template)].flatMap(
    (each) => each.checks ?? [],
  );
  const created = resourcesOf(template).filter((resource) => !resource.existing);
  const types = new Set(created.map(({ type }) => type));
  const has = (type: string): boolean => types.has(`Microsoft.Network/${type}`);
  return [
    'The parameters are as expected. No address range overlaps with that of a connected network.',
    ...(has('virtualNetworkGateways')
      ? [`The gateway takes about ${GATEWAY_MINUTES} minutes to create; its costs start at creation.`]
      : []),
    ...(has('connections') ? ['The peer of every connection has the same IPsec policy and the same shared key.'] : []),
    ...(has('networkSecurityGroups') ? ['The security rules allow only the intended traffic.'] : []),
    ...existing.map((check) => `Not checked by the template: ${prose(check)}`),
    'A template only creates and changes resources: a resource removed from it remains in Azure until it is deleted there.',
  ]
    .map((line) => `- ${line}`)
    .join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`).join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
