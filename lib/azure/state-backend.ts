import { AzurermBackend, LocalBackend, S3Backend, type TerraformStack } from 'cdktf';
import type { StateBackend } from '../model/link';

/** Says where Terraform keeps the state of a stack. */
export function keepState(stack: TerraformStack, backend: StateBackend): void {
  switch (backend.kind) {
    case 'local':
      // Beside the output directory, by a relative path: CDKTF's own default is absolute.
      new LocalBackend(stack, { path: `../../../terraform.${stack.node.id}.tfstate` });
      return;
    case 's3':
      new S3Backend(stack, { bucket: backend.bucket, region: backend.region, key: backend.key, encrypt: true });
      // Newer than CDKTF's type, and since Terraform and OpenTofu 1.10 all that a lock takes.
      stack.addOverride('terraform.backend.s3.use_lockfile', true);
      return;
    case 'azurerm':
      new AzurermBackend(stack, {
        resourceGroupName: backend.resourceGroup,
        storageAccountName: backend.storageAccount,
        containerName: backend.container,
        key: backend.key,
      });
  }
}
