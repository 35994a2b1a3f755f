import type { Parameter } from '../tree/template';
import { PLACEHOLDER_VAULT, secretName, type KeyVault } from './key-vault';
import { list, shell } from './markdown';

/** What a page says of the secrets of a template. */
export interface SecretOptions {
  /** Where the parameter files read secrets from. @default - names to replace in a copy */
  readonly keyVault?: KeyVault;
  /** Where the configuration names the vault, such as `azure.keyVault` in a file. @default - not said */
  readonly keyVaultSetting?: string;
  /** Command that prints a secret, by parameter; it must not hold a single quote. @default - not said */
  readonly secretCommands?: Readonly<Record<string, string>>;
}

/** Copies of the parameter files that the reader may change: nothing generates or deletes a file of these names. */
const OWN = { bicep: 'own.bicepparam', json: 'own.parameters.json' } as const;

/** Paragraphs on where the secrets come from, and how they get there. */
export function secretsSection(secrets: readonly Parameter[], options: SecretOptions): readonly string[] {
  if (secrets.length === 0) return [];
  const { keyVault, keyVaultSetting, secretCommands = {} } = options;
  const names = list(secrets.map((secret) => `\`${secretName(secret, keyVault)}\``));
  const copies = secrets.flatMap((secret) => {
    const read = secretCommands[secret.name];
    return read === undefined ? [] : [copyCommand(read, secretName(secret, keyVault), keyVault ?? PLACEHOLDER_VAULT)];
  });
  return [
    `${keyVault === undefined ? withoutVault(names, keyVaultSetting) : withVault(names, keyVault)} ` +
      'The template neither holds nor returns a secret.',
    ...(copies.length === 0 ? [] : [copying(keyVault), shell(copies.join('\n'))]),
  ];
}

function withVault(names: string, { name, resourceGroup, subscription }: KeyVault): string {
  return (
    `Secrets come from the key vault \`${name}\`, which must hold ${names}. Templates may read it after ` +
    `\`az keyvault update --subscription ${subscription} --resource-group ${resourceGroup} --name ${name} ` +
    '--enabled-for-template-deployment true`.'
  );
}

function withoutVault(names: string, setting: string | undefined): string {
  const configured =
    setting === undefined ? '' : `To name it, set ${setting} and generate these files again. Without that, copy`;
  return (
    `Secrets come from a key vault of yours that holds ${names} and is enabled for template deployment. ` +
    `${configured === '' ? 'Copy' : configured} \`main.bicepparam\` to \`${OWN.bicep}\`, or ` +
    `\`azuredeploy.parameters.json\` to \`${OWN.json}\`, write the vault into the copy, and name the copy in the ` +
    'commands below. Nothing here writes or deletes a file of that name.'
  );
}

function copying(vault: KeyVault | undefined): string {
  const { subscription, name } = PLACEHOLDER_VAULT;
  const names = vault === undefined ? ` Put yours in place of \`${subscription}\` and \`${name}\`.` : '';
  return (
    'The following copies the secret into the vault, byte for byte. It appears neither on the screen nor in an ' +
    `argument, a file or the history of a shell.${names}`
  );
}

/**
 * A command that means the same in sh, bash, zsh and fish: all of them pass the single-quoted script on as it is, and sh
 * runs it. `$(…)` drops the newline that the reader ends with, `printf` is a builtin, so that no process has the secret
 * as an argument, and `az` would print the secret but for `--output none`.
 */
function copyCommand(read: string, secret: string, { subscription, name }: KeyVault): string {
  return (
    `sh -c 'secret="$(${read})" && printf %s "$secret" | az keyvault secret set --subscription ${subscription} ` +
    `--vault-name ${name} --name ${secret} --file /dev/stdin --encoding utf-8 --output none'`
  );
}
