import { Inexpressible } from '../problem';
import { binary, call, conditional, number, string } from '../tree/build';
import type { Node } from '../tree/node';

/**
 * Converts an integer to a string. Terraform prints negative zero, which a product may be, as -0.
 * @throws Inexpressible when negative zero cannot be recognized
 */
export function numberAsText(node: Node): Node {
  if (!mayBeMinusZero(node)) return call('string', node);
  if (node.kind !== 'binary' || mayBeMinusZero(node.left) || mayBeMinusZero(node.right))
    throw new Inexpressible('may be negative zero, which Terraform prints as -0 and Bicep does not have');
  return conditional(isMinusZero(node, node.left, node.right), string('-0'), call('string', node));
}

/** An expression that is true when a product is negative zero: one factor is zero, and the other one negative. */
function isMinusZero(product: Node, left: Node, right: Node): Node {
  if (right.kind === 'int' && right.value !== 0) return binary('==', left, number(0));
  if (left.kind === 'int' && left.value !== 0) return binary('==', right, number(0));
  const negative = binary('||', binary('<', left, number(0)), binary('<', right, number(0)));
  return binary('&&', binary('==', product, number(0)), negative);
}

/** Whether a number may be negative zero in Terraform. */
export function mayBeMinusZero(node: Node): boolean {
  if (node.kind === 'int') return Object.is(node.value, -0);
  if (node.kind === 'conditional') return mayBeMinusZero(node.yes) || mayBeMinusZero(node.no);
  if (node.kind === 'call') return (node.name === 'max' || node.name === 'min') && node.args.some(mayBeMinusZero);
  if (node.kind === 'not-null') return mayBeMinusZero(node.of);
  if (node.kind !== 'binary') return false;
  const { operator, left, right } = node;
  const [first, second] = [mayBeMinusZero(left), mayBeMinusZero(right)];
  if (operator === '+') return first && second;
  if (operator === '-') return first;
  if (operator === '??') return first || second;
  return operator === '*' && (first || second || !(isPositive(left) || isPositive(right)));
}

function isPositive(node: Node): boolean {
  return node.kind === 'int' && node.value > 0;
}
