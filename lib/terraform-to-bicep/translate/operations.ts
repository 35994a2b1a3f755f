import { Inexpressible } from '../problem';
import { binary, bool, not, NULL, number } from '../tree/build';
import type { Node } from '../tree/node';
import { type Type, withoutNull } from '../tree/type';
import { toBool, toNumber } from './convert';
import { knownValue, sameValue } from './known';
import { exactly, quotient } from '../terraform/numbers';
import type { Types } from './types';

/**
 * Translates an operation of Terraform; one with known operands is computed.
 * @throws Inexpressible for an operator without a counterpart, and for operands of another type
 */
export function operation(operator: string, left: Node, right: Node, types: Types): Node {
  switch (operator) {
    case '&&':
    case '||':
      return logic(operator, toBool(left, types), toBool(right, types));
    case '==':
      return equality(left, right, types);
    case '!=':
      return negated(equality(left, right, types), types);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(operator, toNumber(left, types), toNumber(right, types), types);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return arithmetic(operator, toNumber(left, types), toNumber(right, types), types);
    default:
      throw new Inexpressible(`the operator '${operator}' has no counterpart in Bicep`);
  }
}

export function negated(of: Node, types: Types): Node {
  const value = toBool(of, types);
  if (value.kind === 'bool') return bool(!value.value);
  if (value.kind === 'not') return value.of;
  return value.kind === 'binary' && value.operator === '==' ? binary('!=', value.left, value.right) : not(value);
}

export function negative(of: Node, types: Types): Node {
  const value = toNumber(of, types);
  return isNumber(value) ? number(-value.value) : binary('*', value, number(-1));
}

function logic(operator: '&&' | '||', left: Node, right: Node): Node {
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (one.kind === 'bool') return one.value === (operator === '||') ? one : other;
  }
  return binary(operator, left, right);
}

/** Values of different types are unequal in Terraform; Bicep rejects their comparison. */
function equality(left: Node, right: Node, types: Types): Node {
  const [a, b] = [knownValue(left), knownValue(right)];
  if (a !== undefined && b !== undefined) return bool(sameValue(a, b));
  if (left.kind === 'null' || right.kind === 'null') return withNull(left.kind === 'null' ? right : left, types);
  const [first, second] = [types.of(left), types.of(right)];
  if (first.kind === 'any') types.infer(left, second);
  if (second.kind === 'any') types.infer(right, first);
  const [one, other] = [withoutNull(types.of(left)), withoutNull(types.of(right))];
  if (!isScalar(one) || !isScalar(other))
    throw new Inexpressible('lists and maps cannot be compared in Bicep as Terraform compares them');
  // An unknown number is an integer, so that no fraction is equal to it.
  if (one.kind !== other.kind) return bool(false);
  return binary('==', left, right);
}

/** Compares with null; known for a type without null. */
function withNull(node: Node, types: Types): Node {
  const { kind } = types.of(node);
  if (kind === 'any')
    throw new Inexpressible('cannot compare a value of unknown type with null; give the variable a type');
  return kind === 'maybe' || node.kind === 'conditional' ? binary('==', node, NULL) : bool(kind === 'null');
}

function isScalar({ kind }: Type): boolean {
  return kind === 'string' || kind === 'int' || kind === 'decimal' || kind === 'bool';
}

function comparison(operator: '<' | '<=' | '>' | '>=', left: Node, right: Node, types: Types): Node {
  if (isNumber(left) && isNumber(right)) {
    const difference = left.value - right.value;
    const [less, same] = [difference < 0, difference === 0];
    return bool(same ? operator.endsWith('=') : less === operator.startsWith('<'));
  }
  for (const each of [left, right]) if (!isNumber(each)) requireWhole(each, types);
  if (left.kind === 'decimal') return comparison(MIRRORED[operator], right, left, types);
  if (right.kind !== 'decimal') return binary(operator, left, right);
  // An integer is compared with the next integer, as Bicep has no fractions.
  return operator.startsWith('>')
    ? binary('>', left, number(Math.floor(right.value)))
    : binary('<', left, number(Math.ceil(right.value)));
}

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

/** An integer operand. @throws Inexpressible when the number has or may have a fraction */
function requireWhole(node: Node, types: Types): void {
  if (withoutNull(types.of(node)).kind === 'decimal')
    throw new Inexpressible('Bicep supports only integers; compute the value in the app');
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '%', left: Node, right: Node, types: Types): Node {
  if (isNumber(left) && isNumber(right)) return number(computed(operator, left.value, right.value));
  // Bicep divides integers and drops the remainder, Terraform does not.
  if (operator === '/') throw new Inexpressible("'/' gives another result in Bicep; compute the value in the app");
  requireWhole(left, types);
  requireWhole(right, types);
  return binary(operator, left, right);
}

function computed(operator: '+' | '-' | '*' | '/' | '%', left: number, right: number): number {
  if (operator === '/') return quotient(left, right);
  if (operator !== '%') return exactly(operator, left, right);
  if (right === 0) throw new Inexpressible('cannot divide by zero');
  return exactly('-', left, exactly('*', Math.trunc(left / right), right));
}

function isNumber(node: Node): node is Extract<Node, { kind: 'int' | 'decimal' }> {
  return node.kind === 'int' || node.kind === 'decimal';
}
