import type { Link } from '../../model/link';
import { azureStack } from '../../model/names';

/** Warns of a shared key in the clear in a local file; undefined when the state is kept elsewhere. */
export function stateNotice({ name, backend }: Link): string | undefined {
  if (backend.kind !== 'local') return undefined;
  return (
    `Terraform's state, terraform.${azureStack(name)}.tfstate, will hold the shared key unencrypted beside the config: ` +
    'keep it private, or set `backend:` in the config to s3 or azurerm, which encrypt it'
  );
}
