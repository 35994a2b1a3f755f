/** Whose policies IAM simulates: an ARN, or the name of a role whose ARN has a path that is not known. */
export type Principal =
  | { readonly kind: 'user'; readonly arn: string }
  | { readonly kind: 'role'; readonly name: string }
  /** Whose policies IAM does not simulate. */
  | { readonly kind: 'other'; readonly what: string };

/**
 * Returns who a caller is. The ARN of an assumed role has the name of the role without its path.
 * @param arn - as `sts:GetCallerIdentity` returns it
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
 */
export function principalOf(arn: string): Principal {
  const [, , service, , , ...rest] = arn.split(':');
  const [kind = '', name = ''] = rest.join(':').split('/');
  if (service === 'iam' && kind === 'user') return { kind: 'user', arn };
  if (service === 'sts' && kind === 'assumed-role' && name !== '') return { kind: 'role', name };
  if (service === 'iam' && kind === 'root') return { kind: 'other', what: 'the root user' };
  return { kind: 'other', what: kind === 'federated-user' ? 'a federated user' : 'neither a user nor a role' };
}
