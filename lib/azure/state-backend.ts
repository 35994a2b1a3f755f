import { AzurermBackend, LocalBackend, S3Backend, type TerraformStack } from 'cdktf';
import { OLDEST_TERRAFORM } from '../catalog/terraform-version';
import type { StateBackend } from '../model/link';

export interface StatePlace {
  /** The folder of a local state, as seen from the folder of the stack. @default - beside the output directory */
  readonly folder?: string;
  /** A preview has a state of its own, so that nobody applies it to the link's. @default false */
  readonly preview?: boolean;
}

/** Says where Terraform keeps the state of a stack, and which versions of Terraform and OpenTofu can. */
export function keepState(
  stack: TerraformStack,
  backend: StateBackend,
  { folder = '../../..', preview = false }: StatePlace = {},
): void {
  const suffix = preview ? '.preview' : '';
  stack.addOverride('terraform.required_version', `>= ${OLDEST_TERRAFORM[backend.kind]}`);
  switch (backend.kind) {
    case 'local':
      // By a relative path: CDKTF's own default is absolute.
      new LocalBackend(stack, { path: `${folder}/terraform.${stack.node.id}.tfstate${suffix}` });
      return;
    case 's3':
      new S3Backend(stack, {
        bucket: backend.bucket,
        region: backend.region,
        key: `${backend.key}${suffix}`,
        encrypt: true,
      });
      // Newer than CDKTF's type, and since Terraform and OpenTofu 1.10 all that a lock takes.
      stack.addOverride('terraform.backend.s3.use_lockfile', true);
      return;
    case 'azurerm':
      new AzurermBackend(stack, {
        resourceGroupName: backend.resourceGroup,
        storageAccountName: backend.storageAccount,
        containerName: backend.container,
        key: `${backend.key}${suffix}`,
      });
  }
}
