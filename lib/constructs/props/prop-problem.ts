import { printSentence } from '../../config/problems/print-problem';
import type { Problem } from '../../config/problems/problem';

/** A problem of the props of a construct; it has no code, because codes are of the config. */
export type PropProblem = Omit<Problem, 'code'>;

/** Whether a value is an expression, which the toolkit or the deployment replaces. */
export type IsExpression = (value: unknown) => boolean;

/** One line: the path of the construct, field, rule, value, remedy. Nothing that may be a secret is in it. */
export function printPropProblem(construct: string, problem: PropProblem, isExpression: IsExpression): string {
  return `${construct}: ${printSentence(isExpression(problem.value) ? literalNeeded(problem) : problem)}`;
}

function literalNeeded({ path }: PropProblem): PropProblem {
  return {
    path,
    rule: 'must be a literal, got an expression',
    remedy: 'write the value itself, which must be known to synthesis',
  };
}
