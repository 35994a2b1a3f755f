import type { Plan } from '../../model/link';

/** Warns of a shared key in the clear in a local file; undefined when the state is kept elsewhere. */
export function stateNotice({ azure }: Plan): string | undefined {
  if (azure.backend.kind !== 'local') return undefined;
  return (
    `Terraform's state, terraform.${azure.stackName}.tfstate, will hold the shared key unencrypted in this directory: ` +
    'keep it private, or set `backend:` in the config to s3 or azurerm, which encrypt it'
  );
}
