import type { PolicyDocument, Statement } from './aws-policy';

/**
 * Characters of a managed policy without white space.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export const LONGEST_POLICY = 6144;

/** Statements in as few documents as hold them in their order. */
export function documentsOf(statements: readonly Statement[]): readonly PolicyDocument[] {
  const documents: Statement[][] = [];
  for (const statement of statements) {
    const last = documents.at(-1);
    if (last !== undefined && sizeOf([...last, statement]) <= LONGEST_POLICY) last.push(statement);
    else documents.push([statement]);
  }
  return documents.map((all) => ({ Version: '2012-10-17', Statement: all }));
}

function sizeOf(statements: readonly Statement[]): number {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }).replaceAll(/\s/g, '').length;
}
