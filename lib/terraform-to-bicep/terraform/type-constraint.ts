import type { Json } from '../json';
import { ANY, STRING, INT, BOOL, type Type } from '../tree/type';
import { parseTemplate } from './parse';
import type { Expression } from './syntax';

const PRIMITIVES: ReadonlyMap<string, Type> = new Map([
  ['string', STRING],
  ['number', INT],
  ['bool', BOOL],
  ['any', ANY],
]);
const COLLECTIONS: ReadonlySet<string> = new Set(['list', 'set', 'tuple', 'map', 'object']);

/** The type of a variable's constraint; `undefined` when a template has no such type. */
export function readConstraint(constraint: Json | undefined): Type | undefined {
  if (constraint === undefined || constraint === null) return ANY;
  if (typeof constraint !== 'string') return undefined;
  return typeOf(parseTemplate(`\${${constraint.replace(/^\$\{([\s\S]*)\}$/, '$1')}}`));
}

/** Whether the constraint is a set, whose items Terraform sorts and deduplicates. */
export function isSet(constraint: Json | undefined): boolean {
  return typeof constraint === 'string' && /^(\$\{)?\s*set\b/.test(constraint);
}

function typeOf(expression: Expression): Type | undefined {
  if (expression.kind === 'name')
    return (
      PRIMITIVES.get(expression.name) ??
      (COLLECTIONS.has(expression.name) ? collection(expression.name, []) : undefined)
    );
  return expression.kind === 'call' ? collection(expression.name, expression.args) : undefined;
}

function collection(name: string, args: readonly Expression[]): Type | undefined {
  const [first] = args;
  if (name === 'tuple')
    return first?.kind === 'list' ? { kind: 'list', of: common(first.items) } : { kind: 'list', of: ANY };
  const of = first === undefined ? ANY : typeOf(first);
  if (name === 'object') return first?.kind === 'map' ? object(first.entries) : { kind: 'map', of: ANY };
  if (of === undefined) return undefined;
  if (name === 'list' || name === 'set') return { kind: 'list', of };
  return name === 'map' ? { kind: 'map', of } : undefined;
}

function common(items: readonly Expression[]): Type {
  const types = items.map((item) => typeOf(item) ?? ANY);
  const [first] = types;
  return first !== undefined && types.every(({ kind }) => kind === first.kind) ? first : ANY;
}

function object(entries: readonly (readonly [Expression, Expression])[]): Type | undefined {
  const props = entries.map(
    ([key, value]) => [key.kind === 'literal' ? String(key.value) : '', property(value)] as const,
  );
  return props.every((entry): entry is readonly [string, Type] => entry[1] !== undefined)
    ? { kind: 'object', props }
    : undefined;
}

/** `optional(type, default)` */
function property(expression: Expression): Type | undefined {
  if (expression.kind !== 'call' || expression.name !== 'optional') return typeOf(expression);
  const [first, fallback] = expression.args;
  const of = first === undefined ? undefined : typeOf(first);
  if (of === undefined) return undefined;
  if (fallback === undefined) return { kind: 'maybe', of };
  const value = valueOf(fallback);
  return value === undefined ? undefined : { kind: 'maybe', of, ...(value === null ? {} : { fallback: value }) };
}

function valueOf(expression: Expression): Json | undefined {
  if (expression.kind === 'literal') return expression.value;
  if (expression.kind === 'list') {
    const items = expression.items.map(valueOf);
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  if (expression.kind !== 'map') return undefined;
  const entries = expression.entries.map(
    ([key, value]) => [key.kind === 'literal' ? String(key.value) : '', valueOf(value)] as const,
  );
  return entries.every((entry): entry is readonly [string, Json] => entry[1] !== undefined)
    ? Object.fromEntries(entries)
    : undefined;
}
