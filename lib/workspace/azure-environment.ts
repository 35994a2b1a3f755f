import { SHARED_KEY_PATTERN, SHARED_KEY_RULE } from '../catalog/shared-key';
import { SSH_PUBLIC_KEY_PATTERN, SSH_PUBLIC_KEY_RULE } from '../catalog/ssh-public-key';
import { componentOf } from '../model/components';
import { isKnown } from '../model/fact';
import type { Link } from '../model/link';
import { peerAddressVariable, sharedKeyVariable, siteComponent, sshKeyVariable } from '../model/names';
import { deployCommand, type NamedFiles } from './commands';

/** Valid as a shared key, but never to be deployed. */
const KEY = 'PlaceholderOfADestructionThatNeedsNoKey';

/** An Ed25519 key of zeros, for which nobody has a private key. */
const SSH_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA placeholder';

/** Of the range for documentation. @see https://www.rfc-editor.org/rfc/rfc5737 */
const ADDRESS = '192.0.2.1';

/**
 * Returns valid values for all variables of the Azure stack that have no default, by variable. Terraform requires them
 * when it destroys, and uses none.
 */
export function azurePlaceholders({ sites, azure }: Link): Readonly<Record<string, string>> {
  return Object.fromEntries([
    ...sites.flatMap(({ name, routers }) => [
      [sharedKeyVariable(name), KEY],
      ...routers
        .filter(({ address }) => !isKnown(address))
        .map((router) => [peerAddressVariable(name, router.name), ADDRESS]),
    ]),
    ...sshKeyVariables({ azure }).map((name) => [name, SSH_KEY]),
  ]) as Readonly<Record<string, string>>;
}

/** Returns the variables of the SSH keys that the config does not set, one for each such test VM. */
export function sshKeyVariables({ azure }: Pick<Link, 'azure'>): readonly string[] {
  return azure.testVms.filter(({ sshPublicKey }) => sshPublicKey === undefined).map(({ id }) => sshKeyVariable(id));
}

/** Returns a line for each site whose key is not known yet, with the command that creates it. */
export function unknownKeys(link: Link, files: NamedFiles = {}): readonly string[] {
  return link.sites
    .filter(({ ipsec }) => !isKnown(ipsec.sharedKeySecretArn))
    .map(({ name }) => {
      const network = componentOf(link, siteComponent(name, 'network'));
      return `the shared key of the ${network.title} is not known here; run \`${deployCommand(network, files)}\`, which creates and reports it`;
    });
}

/** Returns a line for each site whose secret is not a valid key; no part of the key is in it. */
export function invalidKeys({ sites }: Link, keys: Readonly<Record<string, string>>): readonly string[] {
  return sites
    .filter(({ name }) => !new RegExp(SHARED_KEY_PATTERN).test(keys[sharedKeyVariable(name)] ?? ''))
    .map(({ ipsec: { sharedKeySecretArn } }) => {
      const secret = isKnown(sharedKeySecretArn) ? sharedKeySecretArn.value : '';
      return `the secret ${secret} does not contain a valid shared key: it ${SHARED_KEY_RULE}; store one in it`;
    });
}

/**
 * Returns the variables whose value is not a public key that Azure accepts. Terraform would print the value, and somebody
 * may have given it a private key.
 */
export function invalidSshKeys(keys: Readonly<Record<string, string | undefined>>): readonly string[] {
  return Object.entries(keys).flatMap(([name, key]) =>
    key === undefined || new RegExp(SSH_PUBLIC_KEY_PATTERN).test(key) ? [] : [name],
  );
}

/** Returns the line about such a variable; no part of its value is in it. */
export function invalidSshKeyLine(name: string): string {
  return `the Azure stack rejects the variable '${name}': it ${SSH_PUBLIC_KEY_RULE}; set TF_VAR_${name}, or azure.testVm.sshPublicKey in the config`;
}

/** Whether a command destroys and does not deploy: a deployment would store a placeholder as the key. */
export function destroysOnly(words: readonly string[]): boolean {
  return (
    words.some((word) => /^(-{1,2})?destroy$/.test(word)) &&
    (!words.some((word) => /^(deploy|apply)$/.test(word)) || words.includes('-destroy'))
  );
}
