import type { PolicyDocument, Statement } from '../../lib/rights/aws-policy';

/** A request as IAM judges it. */
export interface AwsRequest {
  readonly action: string;
  /** @default '*' */
  readonly resource?: string;
  /** Condition keys with their values. */
  readonly context?: Readonly<Record<string, string>>;
}

/**
 * Whether policies allow a request: a small part of IAM, enough for what `awsPolicies` writes.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function allows(documents: readonly PolicyDocument[], request: AwsRequest): boolean {
  return documents.some(({ Statement }) => Statement.some((each) => matches(each, request)));
}

function matches(
  { Action, Resource, Condition = {} }: Statement,
  { action, resource = '*', context = {} }: AwsRequest,
) {
  return (
    Action.includes(action) &&
    Resource.some((pattern) => isLike(pattern, resource)) &&
    Object.entries(Condition).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => {
        const value = context[key];
        if (value === undefined) return operator.endsWith('IfExists');
        return [values].flat().some((each) => (operator === 'StringLike' ? isLike(each, value) : each === value));
      }),
    )
  );
}

function isLike(pattern: string, text: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[^\w/:-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(text);
}
