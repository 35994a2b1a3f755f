import { literal } from '../../mapping/body';
import { Inexpressible } from '../../problem';
import { access, binary, call, number, safeAccess, string } from '../../tree/build';
import type { Node } from '../../tree/node';
import { STRING, type Type, withoutNull } from '../../tree/type';
import { convert, notOptional, toNumber, toText } from '../convert';
import type { Types } from '../types';

/** Translates a call; known results are computed. @throws Inexpressible without a counterpart */
export type Make = (args: readonly Node[], types: Types) => Node;

/** Ends a translation with a message. @throws Inexpressible in any case */
export function fail(message: string): never {
  throw new Inexpressible(message);
}

/** An argument of a call. @throws Inexpressible when it is missing */
export function arg(args: readonly Node[], index: number): Node {
  return args[index] ?? fail('has too few arguments');
}

/** A string argument. @throws Inexpressible when it is missing, or is not converted to a string */
export function textArg(args: readonly Node[], index: number, types: Types): Node {
  return toText(arg(args, index), types);
}

/** A number argument. @throws Inexpressible when it is missing, or is not converted to a number */
export function numberArg(args: readonly Node[], index: number, types: Types): Node {
  return toNumber(arg(args, index), types);
}

/**
 * A list argument, without null; `of` is the required type of its items.
 * @throws Inexpressible when it is missing, or is not converted to such a list
 */
export function listArg(args: readonly Node[], index: number, types: Types, of?: Type): Node {
  const given = arg(args, index);
  const type: Type = of === undefined ? { kind: 'list', of: { kind: 'any' } } : { kind: 'list', of };
  return convert(notOptional(given, type, types), type, types);
}

/** A list of strings. @throws Inexpressible when it is missing, or is not converted to one */
export function textsArg(args: readonly Node[], index: number, types: Types): Node {
  return listArg(args, index, types, STRING);
}

/** A function of one string; `known` computes it for a known string. */
export const ofText =
  (name: string, known: (text: string) => string): Make =>
  (args, types) => {
    const text = textArg(args, 0, types);
    return text.kind === 'string' ? string(known(text.value)) : call(name, text);
  };

/**
 * Access to an item or a property, computed when the collection is known.
 * @throws Inexpressible when a known collection does not have it, or `base` is not a collection
 */
export function pick(base: Node, key: Node, types: Types): Node {
  const seen = types.look(base);
  if (seen.kind === 'array' && key.kind === 'int') {
    const item = seen.items[key.value] ?? fail(`the list has no item ${key.value}`);
    return seen === base || isScalar(item) ? item : access(base, key);
  }
  if (seen.kind === 'object' && key.kind === 'string') {
    const value = seen.props.find(([name]) => name === key.value)?.[1] ?? fail(`the map has no key '${key.value}'`);
    return seen === base || isScalar(value) ? value : access(base, key);
  }
  const type = withoutNull(types.of(base));
  const collection = notOptional(base, key.kind === 'string' ? { kind: 'map', of: { kind: 'any' } } : ANY_LIST, types);
  if (type.kind === 'object' && key.kind === 'string') {
    const of =
      type.props.find(([name]) => name === key.value)?.[1] ?? fail(`the object has no attribute '${key.value}'`);
    return of.kind === 'maybe' ? optional(collection, key, of) : access(collection, key);
  }
  if (type.kind === 'list') return access(collection, toNumber(key, types));
  if (type.kind === 'map' || type.kind === 'object') return access(collection, toText(key, types));
  if (type.kind !== 'any') fail(`has no items, got ${type.kind === 'string' ? 'a string' : 'a scalar'}`);
  return access(collection, key);
}

/** An optional attribute and its default. */
function optional(base: Node, key: Node, { fallback }: Extract<Type, { kind: 'maybe' }>): Node {
  const found = safeAccess(base, key);
  return fallback === undefined ? found : binary('??', found, literal(fallback));
}

const ANY_LIST: Type = { kind: 'list', of: { kind: 'any' } };

export function isScalar({ kind }: Node): boolean {
  return kind === 'string' || kind === 'int' || kind === 'bool' || kind === 'null' || kind === 'param';
}

/** `number + constant`, computed when known. */
export function plus(left: Node, right: number): Node {
  if (left.kind === 'int') return number(left.value + right);
  if (right === 0) return left;
  return binary(right < 0 ? '-' : '+', left, number(Math.abs(right)));
}
