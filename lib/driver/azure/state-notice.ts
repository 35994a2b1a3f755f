import type { Link } from '../../model/link';
import { azureStack } from '../../model/names';

/** Returns a warning that a local state stores the shared key unencrypted; undefined for a remote backend. */
export function stateNotice({ name, backend }: Link): string | undefined {
  if (backend.kind !== 'local') return undefined;
  return (
    `Terraform's state, terraform.${azureStack(name)}.tfstate, will hold the shared key unencrypted beside the config: ` +
    'keep it private, or set `backend:` in the config to s3 or azurerm, which encrypt it'
  );
}
