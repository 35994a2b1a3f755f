/** What to do when `init` of Terraform failed. */
export const INIT_REMEDY = 'check the network and the `backend` of the config, then run this again';

/**
 * What to do when `plan` of Terraform failed.
 * @param unlock - the command that removes a lock, with `ID` in the place of the lock's id.
 */
export function planRemedy(problems: readonly string[], unlock: string): string {
  const text = problems.join(' ');
  if (/state lock/i.test(text)) {
    return `another Terraform holds the state lock, or was killed while holding it; once you are sure it has exited, run \`${unlock}\` with the ID above, then this again`;
  }
  if (/access token|authoriz|authentic|az login|subscription/i.test(text)) {
    return 'run `az login`, or check ARM_CLIENT_ID, ARM_CLIENT_SECRET, ARM_TENANT_ID and ARM_SUBSCRIPTION_ID, then run this again';
  }
  return 'fix the cause named above, then run this again';
}
