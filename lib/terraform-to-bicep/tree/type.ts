import type { Json } from '../json';

/**
 * The type of a value, as known before the deployment. The types are common to Terraform and Bicep: Terraform's
 * number is `int`, or `decimal` for a known number with a fraction; its lists, sets and tuples are `list`.
 */
export type Type =
  | { readonly kind: 'string' | 'int' | 'decimal' | 'bool' | 'null' }
  /** Unknown type; `none` is the item type of an empty list. */
  | { readonly kind: 'any' | 'none' }
  | { readonly kind: 'list'; readonly of: Type }
  | { readonly kind: 'map'; readonly of: Type }
  | { readonly kind: 'object'; readonly props: readonly (readonly [name: string, type: Type])[] }
  /** The type or null; `fallback` is Terraform's value for an absent property. */
  | { readonly kind: 'maybe'; readonly of: Type; readonly fallback?: Json };

export const STRING: Type = { kind: 'string' };
export const INT: Type = { kind: 'int' };
export const BOOL: Type = { kind: 'bool' };
export const ANY: Type = { kind: 'any' };
const NONE: Type = { kind: 'none' };
export const STRINGS: Type = { kind: 'list', of: STRING };
export const ANY_LIST: Type = { kind: 'list', of: ANY };
export const ANY_MAP: Type = { kind: 'map', of: ANY };

/** The type with null. */
export function orNull(of: Type): Type {
  return of.kind === 'maybe' || of.kind === 'null' || of.kind === 'any' ? of : { kind: 'maybe', of };
}

/** The type without null. */
export function withoutNull(type: Type): Type {
  return type.kind === 'maybe' ? type.of : type;
}

export function sameType(left: Type, right: Type): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

/** The narrowest type that contains the values of both types. */
export function union(left: Type, right: Type): Type {
  if (sameType(left, right)) return left;
  if (left.kind === 'none') return right;
  if (right.kind === 'none') return left;
  if (left.kind === 'null') return orNull(right);
  if (right.kind === 'null') return orNull(left);
  if (left.kind === 'maybe' || right.kind === 'maybe') return orNull(union(withoutNull(left), withoutNull(right)));
  if (isNumber(left) && isNumber(right)) return { kind: 'decimal' };
  if (left.kind === 'list' && right.kind === 'list') return { kind: 'list', of: union(left.of, right.of) };
  const [of, other] = [valuesOf(left), valuesOf(right)];
  return of !== undefined && other !== undefined ? { kind: 'map', of: union(of, other) } : ANY;
}

function isNumber({ kind }: Type): boolean {
  return kind === 'int' || kind === 'decimal';
}

/** The type of a list with items of these types. */
export function listOf(items: readonly Type[]): Type {
  return { kind: 'list', of: unionOf(items) };
}

/** The common type of the values of a map or an object. */
export function valuesOf(type: Type): Type | undefined {
  if (type.kind === 'map') return type.of;
  return type.kind === 'object' ? unionOf(type.props.map(([, of]) => of)) : undefined;
}

function unionOf(types: readonly Type[]): Type {
  const [first, ...rest] = types;
  return first === undefined ? NONE : rest.reduce(union, first);
}

/** Whether the type requires language version 2.0 of ARM templates, which has symbolic names. */
export function needsVersion2(type: Type): boolean {
  if (type.kind === 'maybe') return true;
  if (type.kind === 'list' || type.kind === 'map') return isKnown(type.of);
  return type.kind === 'object' && type.props.length > 0;
}

/** Whether a template can declare the type. */
export function isKnown({ kind }: Type): boolean {
  return kind !== 'any' && kind !== 'none' && kind !== 'null' && kind !== 'decimal';
}
