import type { Parameter } from '../tree/template';

/** A key vault that deployments read secrets from; a template neither contains nor outputs secrets. */
export interface KeyVault {
  /** Subscription id of the vault; required, as parameter files name the vault by its resource id. */
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly name: string;
  /** Names of the secrets, by parameter. @default - the name of the parameter in lower case, with hyphens */
  readonly secrets?: Readonly<Record<string, string>>;
}

/** Placeholders, to be replaced in a copy of a parameter file. */
export const PLACEHOLDER_VAULT: KeyVault = {
  subscription: '00000000-0000-0000-0000-000000000000',
  resourceGroup: 'resource-group-of-the-vault',
  name: 'name-of-the-vault',
};

/** Name of the secret of a parameter; key vaults allow only letters, digits and hyphens. */
export function secretName({ name }: Pick<Parameter, 'name'>, { secrets }: KeyVault = PLACEHOLDER_VAULT): string {
  const named = secrets !== undefined && Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  return (
    named ??
    name
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      .replaceAll('_', '-')
      .toLowerCase()
  );
}

/** Resource id of a vault, for ARM parameter files. */
export function vaultId({ subscription, resourceGroup, name }: KeyVault): string {
  return `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/Microsoft.KeyVault/vaults/${name}`;
}
