import type { Link, StateBackend } from '../../model/link';
import { keyVaultSecret } from '../../model/names';
import type { OutputFile } from '../../write-files/file-tree';
import { templatesIn } from '../templates/cloudformation';
import { stacksIn } from '../templates/terraform';
import { rolesIn } from './rights';

/** A place where a secret is kept. */
export interface SecretPlace {
  readonly secret: string;
  readonly place: string;
  readonly readers: string;
  readonly until: string;
}

const KEY = 'shared key';
const GET_SECRET = 'secretsmanager:GetSecretValue';

/** Returns where each secret of a link is kept, and who can read it there. */
export function secretsOf(link: Link, files: readonly OutputFile[]): readonly SecretPlace[] {
  const roles = rolesIn(files);
  const readersOfKey = (secret: string): readonly string[] =>
    roles
      .filter(({ rights }) => rights.some(({ action, on }) => action === GET_SECRET && on.split(', ').includes(secret)))
      .map(({ name }) => name);
  const secrets = templatesIn(files).flatMap(({ stack, resources }) =>
    resources.filter(({ type }) => type === 'AWS::SecretsManager::Secret').map(({ id }) => `${id} of ${stack}`),
  );
  const stacks = stacksIn(files).filter(({ sensitive }) => sensitive.length > 0);
  const { keyVault } = link.azure;
  return [
    ...secrets.map((secret) => ({
      secret: KEY,
      place: `Secrets Manager, ${secret}`,
      readers: [...readersOfKey(secret), `whoever may call ${GET_SECRET} in the account`].join('; '),
      until: 'the network stack is deleted',
    })),
    ...(secrets.flatMap(readersOfKey).length === 0
      ? []
      : [
          {
            secret: KEY,
            place: 'each router, in memory (/etc/swanctl/sharedkey)',
            readers: 'root of the router; whoever may open a session of Session Manager to it',
            until: 'the router stops',
          },
        ]),
    ...stacks.map(({ name, sensitive }) => ({
      secret: sensitive.join(', '),
      place: stateOf(link.backend, name),
      readers: readersOf(link.backend),
      until: 'the state and its former versions are deleted',
    })),
    {
      secret: KEY,
      place: 'the connection in Azure',
      readers: 'whoever may call Microsoft.Network/connections/sharedKey/action',
      until: 'the connection is deleted',
    },
    ...(keyVault === undefined
      ? []
      : link.sites.map(({ name }) => ({
          secret: KEY,
          place: `key vault ${keyVault.name}, secret ${keyVaultSecret(name, keyVault.secret)}`,
          readers: 'whoever may read secrets of the vault; deployments from Bicep and ARM JSON',
          until: 'you delete it',
        }))),
  ];
}

function stateOf(backend: StateBackend, stack: string): string {
  switch (backend.kind) {
    case 'local':
      return `state of Terraform, terraform.${stack}.tfstate, not encrypted`;
    case 's3':
      return `state of Terraform, bucket ${backend.bucket}, ${backend.key}`;
    case 'azurerm':
      return `state of Terraform, storage account ${backend.storageAccount}, ${backend.container}/${backend.key}`;
  }
}

function readersOf({ kind }: StateBackend): string {
  switch (kind) {
    case 'local':
      return 'whoever reads the folder of the config';
    case 's3':
      return 'whoever may read objects of the bucket';
    case 'azurerm':
      return 'whoever may read blobs of the container';
  }
}
