import { visibleJson } from '../invisible';
import { concat, hardLine, layOut, separated } from '../bicep/document';
import { expression } from '../bicep/bicep-expression';
import { comment } from '../bicep/text';
import { call, string } from '../tree/build';
import type { Node } from '../tree/node';
import type { Parameter, Template } from '../tree/template';
import { withoutNull } from '../tree/type';
import { PLACEHOLDER_VAULT, secretName, vaultId, type KeyVault } from './key-vault';

/** Parameters that need a value at deployment. */
export function requiredOf({ parameters }: Template): readonly Parameter[] {
  return parameters.filter(({ type, defaultValue }) => defaultValue === undefined && type.kind !== 'maybe');
}

/** Name of the environment variable that a required parameter is read from: `adminSshPublicKey` → `ADMIN_SSH_PUBLIC_KEY` */
export function environmentName(parameter: string): string {
  return parameter.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/** Environment variables of the required parameters; each has its own, also where names differ only in case style. */
export function environmentNames(template: Template): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { name } of requiredOf(template).filter(({ secure }) => !secure)) {
    const stem = environmentName(name);
    let free = stem;
    for (let count = 2; taken.has(free); count++) free = `${stem}_${count}`;
    taken.add(free);
    found.set(name, free);
  }
  return found;
}

/** `main.bicepparam`: secrets come from a key vault, other required values from the environment. */
export function printBicepParameters(template: Template, vault: KeyVault = PLACEHOLDER_VAULT): string {
  const names = environmentNames(template);
  const assignments = requiredOf(template).map((parameter) =>
    concat(
      comment(reason(parameter)),
      hardLine,
      `param ${parameter.name} = `,
      expression(parameter.secure ? secretOf(parameter, vault) : valueOf(parameter, names)),
    ),
  );
  const head = [...(template.notice === undefined ? [] : [comment(template.notice)]), "using './main.bicep'"];
  return `${layOut(separated([separated(head, hardLine), ...assignments], concat(hardLine, hardLine)))}\n`;
}

/** `azuredeploy.parameters.json`: contains only secrets, as JSON cannot read the environment. */
export function printJsonParameters(template: Template, vault: KeyVault = PLACEHOLDER_VAULT): string {
  const secrets = requiredOf(template).filter(({ secure }) => secure);
  const content = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
    contentVersion: '1.0.0.0',
    ...(template.notice === undefined ? {} : { metadata: { description: template.notice } }),
    parameters: Object.fromEntries(
      secrets.map((secret) => [
        secret.name,
        { reference: { keyVault: { id: vaultId(vault) }, secretName: secretName(secret, vault) } },
      ]),
    ),
  };
  return `${visibleJson(JSON.stringify(content, null, 2))}\n`;
}

function reason({ description, secure }: Parameter): string {
  const what = description ?? 'Has no default.';
  return secure ? `${what} Read from a key vault that is enabled for template deployment.` : what;
}

function secretOf(parameter: Parameter, vault: KeyVault): Node {
  return call(
    'az.getSecret',
    string(vault.subscription),
    string(vault.resourceGroup),
    string(vault.name),
    string(secretName(parameter, vault)),
  );
}

function valueOf({ name, type }: Parameter, names: ReadonlyMap<string, string>): Node {
  const text = call('readEnvironmentVariable', string(names.get(name) ?? environmentName(name)));
  const { kind } = withoutNull(type);
  if (kind === 'string') return text;
  return kind === 'int' || kind === 'bool' ? call(kind, text) : call('json', text);
}
