/**
 * The oldest versions of Terraform and OpenTofu, by where the state is: the stack names them in `required_version`, the
 * preflight compares them, and the stage `release` runs both ends. OpenTofu ignores `required_version` from 1.12 on.
 * - 1.3: before it, `plan -json` does not say by its exit code whether anything changes. `nullable` needs only 1.1.
 * - 1.10: before it, the backend for S3 locks through a DynamoDB table only.
 * @see https://github.com/hashicorp/terraform/blob/v1.10.0/CHANGELOG.md
 */
export const OLDEST_TERRAFORM = { local: '1.3.0', azurerm: '1.3.0', s3: '1.10.0' } as const;

/** Returns whether a version such as `1.9.0-rc1` is older than another one; a release counts as its candidates do. */
export function isOlderVersion(version: string, oldest: string): boolean {
  const parts = numbersOf(version);
  for (const [index, least] of numbersOf(oldest).entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
}

function numbersOf(version: string): readonly number[] {
  return version.split(/[.-]/).slice(0, 3).map(Number);
}
