import { Inexpressible } from '../problem';
import { binary, call, conditional, number, string } from '../tree/build';
import type { Node } from '../tree/node';

/** A whole number as text. Terraform writes the sign of a zero, which a product may have. @throws Inexpressible */
export function numberAsText(node: Node): Node {
  if (!mayBeMinusZero(node)) return call('string', node);
  if (node.kind !== 'binary' || mayBeMinusZero(node.left) || mayBeMinusZero(node.right))
    throw new Inexpressible('may be a zero with a sign, which Terraform writes and Bicep does not have');
  return conditional(isMinusZero(node, node.left, node.right), string('-0'), call('string', node));
}

/** Whether a product is a zero with a sign: one factor is zero, and the other one negative. */
function isMinusZero(product: Node, left: Node, right: Node): Node {
  if (right.kind === 'int' && right.value !== 0) return binary('==', left, number(0));
  if (left.kind === 'int' && left.value !== 0) return binary('==', right, number(0));
  const negative = binary('||', binary('<', left, number(0)), binary('<', right, number(0)));
  return binary('&&', binary('==', product, number(0)), negative);
}

/** Whether a number that is zero may have a sign in Terraform. */
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
