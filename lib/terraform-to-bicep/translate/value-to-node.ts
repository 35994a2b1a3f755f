import { isArray, isObject, type Json } from '../json';
import { Inexpressible } from '../problem';
import type { Expression } from '../terraform/syntax';
import { parseTemplate } from '../terraform/parse';
import { array, binary, conditional, interpolation, not, number, object, string } from '../tree/build';
import { literal } from '../mapping/body';
import type { BinaryOperator, Node } from '../tree/node';
import { callFunction, pick } from './functions';

export type Step = string | Node;

/** Says what a name such as `azurerm_subnet.main.id` stands for. */
export type Resolve = (root: string, steps: readonly Step[]) => Node;

const OPERATORS: ReadonlySet<string> = new Set<BinaryOperator>([
  '==',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  '&&',
  '||',
  '+',
  '-',
  '*',
  '/',
  '%',
]);

/** A value of Terraform JSON as a node. @throws Inexpressible */
export function valueToNode(value: Json, resolve: Resolve): Node {
  if (typeof value === 'string') return expressionToNode(parseTemplate(wellFormed(value)), resolve);
  if (isArray(value)) return array(value.map((item) => valueToNode(item, resolve)));
  if (!isObject(value)) return literal(value);
  const entries = Object.entries(value).filter(([key]) => key !== '//');
  return object(
    entries.map(([key, each]) => [keyOf(parseTemplate(wellFormed(key))), valueToNode(each, resolve)] as const),
  );
}

/** Half a character cannot be written to a file. */
function wellFormed(text: string): string {
  if (/[\ud800-\udfff]/u.test(text)) throw new Inexpressible('is not valid Unicode: it has half of a surrogate pair');
  return text;
}

function keyOf(key: Expression): string {
  if (key.kind === 'literal') return String(key.value);
  throw new Inexpressible('a key must be written in the stack, not computed');
}

function expressionToNode(expression: Expression, resolve: Resolve): Node {
  const translate = (each: Expression): Node => expressionToNode(each, resolve);
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value);
    case 'template':
      return interpolation(expression.parts.map(translate));
    case 'list':
      return array(expression.items.map(translate));
    case 'map':
      return object(expression.entries.map(([key, value]) => [keyOf(key), translate(value)] as const));
    case 'call':
      return callFunction(expression.name, expression.args.map(translate));
    case 'conditional':
      return conditional(translate(expression.test), translate(expression.yes), translate(expression.no));
    case 'unary':
      return unary(expression.operator, translate(expression.of));
    case 'binary':
      return operation(expression.operator, translate(expression.left), translate(expression.right));
    case 'splat':
      throw new Inexpressible("a splat ('[*]') has no counterpart in Bicep; write the items out");
    case 'name':
    case 'attribute':
    case 'index':
      return reference(expression, resolve);
  }
}

function reference(expression: Expression, resolve: Resolve): Node {
  const steps: Step[] = [];
  let at = expression;
  while (at.kind === 'attribute' || at.kind === 'index') {
    steps.unshift(at.kind === 'attribute' ? at.name : expressionToNode(at.at, resolve));
    at = at.of;
  }
  if (at.kind === 'name') return resolve(at.name, steps);
  return walkInto(expressionToNode(at, resolve), steps);
}

/** Follows steps into a value. */
export function walkInto(base: Node, steps: readonly Step[]): Node {
  return steps.reduce<Node>((node, step) => pick(node, typeof step === 'string' ? string(step) : step), base);
}

function unary(operator: string, of: Node): Node {
  if (operator === '!') return not(of);
  return of.kind === 'int' || of.kind === 'decimal' ? number(-of.value) : binary('-', number(0), of);
}

function operation(operator: string, left: Node, right: Node): Node {
  if (!isOperator(operator)) throw new Inexpressible(`the operator '${operator}' has no counterpart in Bicep`);
  // Bicep divides whole numbers and drops the rest, Terraform does not.
  if (operator === '/') throw new Inexpressible("'/' gives another result in Bicep; compute the value in the app");
  return binary(operator, left, right);
}

function isOperator(operator: string): operator is BinaryOperator {
  return OPERATORS.has(operator);
}
