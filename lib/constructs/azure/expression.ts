import { Token } from 'cdktf';

/** Whether a string is filled in later: by CDKTF at synthesis, or by Terraform. */
export function isExpression(text: string): boolean {
  return Token.isUnresolved(text) || text.includes('${');
}
