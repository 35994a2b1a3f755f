import type { Parameter } from '../tree/template';
import { PLACEHOLDER_VAULT, secretName, type KeyVault } from './key-vault';
import { list, shell } from './markdown';

/** How the README describes the secrets of a template. */
export interface SecretOptions {
  /** The key vault that the parameter files read from. @default - placeholders to replace in a copy */
  readonly keyVault?: KeyVault;
  /** Setting of the configuration that names the vault, such as `azure.keyVault`. @default - not mentioned */
  readonly keyVaultSetting?: string;
  /** Commands that print a secret, by parameter; must not contain a single quote. @default - not mentioned */
  readonly secretCommands?: Readonly<Record<string, string>>;
}

/** Names for edited copies of the parameter files; no command generates or deletes files with these names. */
const OWN = { bicep: 'own.bicepparam', json: 'own.parameters.json' } as const;

/** Paragraphs on the key vault of the secrets, and the commands that copy them into it. */
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
      'The template neither contains nor outputs a secret.',
    ...(copies.length === 0 ? [] : [copying(keyVault), shell(copies.join('\n'))]),
  ];
}

function withVault(names: string, { name, resourceGroup, subscription }: KeyVault): string {
  return (
    `Secrets come from the key vault \`${name}\`, which must contain ${names}. Templates can read it after ` +
    `\`az keyvault update --subscription ${subscription} --resource-group ${resourceGroup} --name ${name} ` +
    '--enabled-for-template-deployment true`; whoever deploys them needs `Microsoft.KeyVault/vaults/deploy/action` on it.'
  );
}

function withoutVault(names: string, setting: string | undefined): string {
  const configured =
    setting === undefined ? '' : `To name it, set ${setting} and generate these files again. Otherwise, copy`;
  return (
    `Secrets come from an existing key vault that contains ${names} and is enabled for template deployment. ` +
    `${configured === '' ? 'Copy' : configured} \`main.bicepparam\` to \`${OWN.bicep}\`, or ` +
    `\`azuredeploy.parameters.json\` to \`${OWN.json}\`, enter the vault there, and use the copy in the ` +
    'commands below. No command writes or deletes a file with that name.'
  );
}

function copying(vault: KeyVault | undefined): string {
  const { subscription, name } = PLACEHOLDER_VAULT;
  const names = vault === undefined ? ` Replace \`${subscription}\` and \`${name}\` with yours.` : '';
  return (
    'The following command copies the secret into the vault, byte for byte. The secret appears neither on the screen ' +
    `nor in an argument, a file or the shell history.${names}`
  );
}

/**
 * A command that works in sh, bash, zsh and fish: all of them pass the single-quoted script unchanged to sh. `$(…)`
 * removes the trailing newline. `printf` is a builtin, so that no process has the secret as an argument. Without
 * `--output none`, `az` would print the secret.
 */
function copyCommand(read: string, secret: string, { subscription, name }: KeyVault): string {
  return (
    `sh -c 'secret="$(${read})" && printf %s "$secret" | az keyvault secret set --subscription ${subscription} ` +
    `--vault-name ${name} --name ${secret} --file /dev/stdin --encoding utf-8 --output none'`
  );
}
