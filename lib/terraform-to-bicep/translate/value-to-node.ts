import { isArray, isObject, type Json } from '../json';
import { literal } from '../mapping/body';
import { Inexpressible } from '../problem';
import { parseTemplate } from '../terraform/parse';
import type { Expression } from '../terraform/syntax';
import { array, conditional, object, string } from '../tree/build';
import type { Node } from '../tree/node';
import { alike } from './alike';
import { toBool } from './convert';
import { callFunction } from './functions';
import { pick } from './functions/make';
import { joined } from './functions/texts';
import { numberText } from '../terraform/numbers';
import { negative, negated, operation } from './operations';
import type { Types } from './types';

export type Step = string | Node;

/** Resolves references such as `azurerm_subnet.main.id`, and infers types. */
export interface Scope {
  readonly resolve: (root: string, steps: readonly Step[]) => Node;
  readonly types: Types;
}

/** Translates a value of Terraform JSON to a node. @throws Inexpressible without a counterpart */
export function valueToNode(value: Json, scope: Scope): Node {
  if (typeof value === 'string') return expressionToNode(parseTemplate(wellFormed(value)), scope);
  if (isArray(value)) return array(value.map((item) => valueToNode(item, scope)));
  if (!isObject(value)) return literal(value);
  const entries = Object.entries(value).filter(([key]) => key !== '//');
  return object(
    entries.map(([key, each]) => [keyOf(parseTemplate(wellFormed(key)), scope), valueToNode(each, scope)] as const),
  );
}

/** A lone surrogate cannot be encoded in UTF-8. */
function wellFormed(text: string): string {
  if (/[\ud800-\udfff]/u.test(text)) throw new Inexpressible('is not valid Unicode: it contains a lone surrogate');
  return text;
}

function keyOf(key: Expression, scope: Scope): string {
  const node = expressionToNode(key, scope);
  if (node.kind === 'string') return node.value;
  if (node.kind === 'int') return numberText(node.value);
  if (node.kind === 'bool') return String(node.value);
  throw new Inexpressible('a key must be a literal');
}

function expressionToNode(expression: Expression, scope: Scope): Node {
  const translate = (each: Expression): Node => expressionToNode(each, scope);
  switch (expression.kind) {
    case 'literal':
      return literal(expression.value);
    case 'template':
      return joined(expression.parts.map(translate), scope.types);
    case 'list':
      return array(expression.items.map(translate));
    case 'map':
      // The last value of a duplicate key counts.
      return object([
        ...new Map(expression.entries.map(([key, value]) => [keyOf(key, scope), translate(value)] as const)),
      ]);
    case 'call':
      return callFunction(expression.name, expression.args.map(translate), scope.types);
    case 'conditional':
      return choice(translate(expression.test), translate(expression.yes), translate(expression.no), scope.types);
    case 'unary':
      return expression.operator === '!'
        ? negated(translate(expression.of), scope.types)
        : negative(translate(expression.of), scope.types);
    case 'binary':
      return operation(expression.operator, translate(expression.left), translate(expression.right), scope.types);
    case 'splat':
      throw new Inexpressible("a splat ('[*]') has no counterpart in Bicep; list the items");
    case 'name':
    case 'attribute':
    case 'index':
      return reference(expression, scope);
  }
}

function reference(expression: Expression, scope: Scope): Node {
  const steps: Step[] = [];
  let at = expression;
  while (at.kind === 'attribute' || at.kind === 'index') {
    steps.unshift(at.kind === 'attribute' ? at.name : expressionToNode(at.at, scope));
    at = at.of;
  }
  if (at.kind === 'name') return scope.resolve(at.name, steps);
  return walkInto(expressionToNode(at, scope), steps, scope.types);
}

/** Accesses a nested property or item. */
export function walkInto(base: Node, steps: readonly Step[], types: Types): Node {
  return steps.reduce<Node>((node, step) => pick(node, typeof step === 'string' ? string(step) : step, types), base);
}

/** A condition; in Terraform both branches have the same type. */
function choice(test: Node, yes: Node, no: Node, types: Types): Node {
  const [first, second] = alike(yes, no, types);
  const decided = toBool(test, types);
  if (decided.kind === 'bool') return decided.value ? first : second;
  if (first.kind === 'bool' && second.kind === 'bool' && first.value && !second.value) return decided;
  return conditional(decided, first, second);
}
