import { Token } from 'cdktf';

/** Whether a value is filled in later: by CDKTF at synthesis, or by Terraform. */
export function isExpression(value: unknown): boolean {
  return Token.isUnresolved(value) || (typeof value === 'string' && value.includes('${'));
}
