import {
  access,
  array,
  binary,
  bool,
  call,
  conditional,
  lambda,
  local,
  not,
  notNull,
  NULL,
  number,
  object,
  string,
} from '../../tree/build';
import type { Node, Of } from '../../tree/node';
import { ANY, INT, STRING, type Type, withoutNull } from '../../tree/type';
import { commonType, itemTypes } from '../common-type';
import { convert, notOptional, toNumber, toText } from '../convert';
import { knownValue, sameValue } from '../known';
import { isAbsent, orElse } from '../nullable';
import type { Types } from '../types';
import { lengthOf } from './texts';
import { arg, fail, isScalar, listArg, type Make, pick } from './make';

/** Concatenates lists: items are converted to their common type, but retain their own types when one list is a tuple. */
const concat: Make = (args, types) => {
  if (args.length === 0) fail('has too few arguments');
  const given = args.map((_, index) => listArg(args, index, types));
  const of = given.some((list) => isTuple(list, types))
    ? ANY
    : commonType(given.flatMap((list) => itemTypes(list, types)));
  const lists = given.map((list) => written(convert(list, { kind: 'list', of }, types), types));
  const parts = lists.flatMap((list) => (list.kind === 'array' && list.items.length === 0 ? [] : [list]));
  const merged = parts.reduce<readonly Node[]>((found, part) => {
    const last = found.at(-1);
    return last?.kind === 'array' && part.kind === 'array'
      ? [...found.slice(0, -1), array([...last.items, ...part.items], of.kind !== 'any')]
      : [...found, part];
  }, []);
  const [only] = merged;
  if (only === undefined) return array([], of.kind !== 'any');
  return merged.length === 1 ? only : call('concat', ...merged);
};

/** The items of a list; `undefined` unless all are known. */
function written(list: Node, types: Types): Node {
  const seen = types.look(list);
  return knownValue(seen) === undefined ? list : seen;
}

/** Whether a list is a tuple, whose items may have different types, as `flatten` or `concat` of a tuple return. */
function isTuple(list: Node, types: Types): boolean {
  const seen = types.look(list);
  if (seen.kind === 'array') return seen.uniform !== true;
  if (seen.kind === 'conditional') return isTuple(seen.yes, types) || isTuple(seen.no, types);
  return (
    seen.kind === 'call' &&
    (seen.name === 'flatten' || (seen.name === 'concat' && seen.args.some((arg) => isTuple(arg, types))))
  );
}

/** Terraform also compares types: a number is not in a list of strings. */
const contains: Make = (args, types) => {
  const list = listArg(args, 0, types);
  const value = arg(args, 1);
  const seen = types.look(list);
  if (seen.kind === 'array') return containsOf(seen, list, value, types);
  const [own, wanted] = [types.of(list), plainType(value, types)];
  const of = own.kind === 'list' ? own.of : ANY;
  if (of.kind === 'any' || of.kind === 'maybe') return fail('needs a list of one type');
  return of.kind === wanted.kind ? call('contains', list, value) : bool(false);
};

/** Only known items with the type of the value can be equal to it. */
function containsOf(seen: Of<'array'>, list: Node, value: Node, types: Types): Node {
  const known = knownValue(value);
  const items = seen.items.map(knownValue);
  if (known !== undefined && items.some((item) => item !== undefined && sameValue(item, known))) return bool(true);
  if (known !== undefined && items.every((item) => item !== undefined)) return bool(false);
  const wanted = plainType(value, types);
  const like = seen.items.filter((item) => item.kind !== 'null' && plainType(item, types).kind === wanted.kind);
  if (like.length === 0) return bool(false);
  return call('contains', like.length === seen.items.length ? list : array(like), value);
}

/** The type of a string, number or boolean. @throws Inexpressible for any other */
function plainType(node: Node, types: Types): Type {
  const type = types.of(node);
  const { kind } = type.kind === 'decimal' ? INT : type;
  if (kind !== 'string' && kind !== 'int' && kind !== 'bool') return fail('needs strings, numbers or booleans');
  return { kind };
}

/** The list with all items converted to one type. */
export const tolist: Make = (args, types) => {
  const list = arg(args, 0);
  const of = types.of(list).kind === 'any' ? ANY : commonType(itemTypes(list, types));
  return listArg([convert(list, { kind: 'list', of }, types)], 0, types);
};

/** Removes duplicates; computed when all values are known. */
export const distinct: Make = (args, types) => {
  const list = tolist(args, types);
  const seen = types.look(list);
  const items = knownValue(seen);
  if (seen.kind === 'array' && items !== undefined) {
    return array([...new Map(seen.items.map((item) => [JSON.stringify(item), item])).values()], true);
  }
  return call('union', list, array([]));
};

/** Terraform sorts sets. */
export function sorted(list: Node, types: Types): Node {
  const seen = types.look(list);
  const type = types.of(list);
  if (seen.kind === 'array' && knownValue(seen) !== undefined) return array([...seen.items].sort(compareKnown), true);
  if (seen.kind === 'array' && seen.items.length < 2) return list;
  if (type.kind !== 'list' || (type.of.kind !== 'string' && type.of.kind !== 'int'))
    return fail('needs a list of strings or numbers');
  return call('sort', list, inOrder(type.of));
}

function inOrder(type: Type): Node {
  const [left, right] = [local('left', type), local('right', type)];
  return lambda([left, right], binary('<', left, right));
}

function compareKnown(left: Node, right: Node): number {
  const [a, b] = [knownValue(left), knownValue(right)];
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

/** The item at an index, modulo the length of the list, as in Terraform. */
const element: Make = (args, types) => {
  const list = listArg(args, 0, types);
  const index = toNumber(arg(args, 1), types);
  const seen = types.look(list);
  if (index.kind === 'decimal') fail('needs an integer');
  if (seen.kind === 'array') {
    const { length } = seen.items;
    if (length === 0) fail('needs a list with items');
    if (index.kind === 'int') return pick(list, number(((index.value % length) + length) % length), types);
  }
  if (index.kind === 'int' && index.value === 0) return pick(list, index, types);
  const length = seen.kind === 'array' ? number(seen.items.length) : call('length', list);
  if (index.kind === 'int' && index.value > 0) return access(list, binary('%', index, length));
  // A negative index counts from the end, and the remainder of a negative number is negative.
  return access(list, binary('%', binary('+', binary('%', index, length), length), length));
};

/** Flattens nested lists of any depth. */
const flatten: Make = (args, types) => {
  const list = listArg(args, 0, types);
  const seen = types.look(list);
  const parts =
    seen.kind === 'array' && (seen === list || knownValue(seen) !== undefined) ? flattened(seen, types) : undefined;
  if (parts === undefined) return flat(list, types);
  const [only] = parts;
  return parts.length === 1 && only !== undefined && only.kind !== 'array' && only.kind !== 'call'
    ? call('flatten', array([only]))
    : concat(parts, types);
};

function flat(list: Node, types: Types): Node {
  const type = types.of(list);
  if (type.kind !== 'list' || type.of.kind === 'any') return fail('needs a list of known depth');
  if (type.of.kind !== 'list') return list;
  return flat(call('flatten', list), types);
}

/** Concatenates the items of lists. */
function flattened(list: Of<'array'>, types: Types): readonly Node[] {
  return list.items.flatMap((item): readonly Node[] => {
    const seen = types.look(item);
    if (seen.kind === 'array') return flattened(seen, types);
    const type = types.of(item);
    const { kind } = type;
    if (kind === 'any' || (kind === 'maybe' && type.of.kind === 'list')) return fail('needs a list of known depth');
    return kind === 'list' ? [flat(item, types)] : [array([item])];
  });
}

const keys: Make = (args, types) => {
  const map = mapArg(args, 0, types);
  const seen = types.look(map);
  if (seen.kind === 'object') return array(seen.props.map(([key]) => string(key)).sort(compareKnown), true);
  return sorted(call('objectKeys', map), types);
};

function mapArg(args: readonly Node[], index: number, types: Types): Node {
  const given = arg(args, index);
  const type: Type = { kind: 'map', of: { kind: 'any' } };
  const node = notOptional(given, type, types);
  const { kind } = withoutNull(types.of(node));
  return kind === 'map' || kind === 'object' ? node : kind === 'any' ? convert(node, type, types) : fail('needs a map');
}

const length: Make = (args, types) => {
  const given = arg(args, 0);
  const seen = types.look(given);
  if (seen.kind === 'string') return number(lengthOf(seen.value));
  if (seen.kind === 'array') return number(seen.items.length);
  if (seen.kind === 'object') return number(seen.props.length);
  const { kind } = withoutNull(types.of(given));
  if (kind === 'int' || kind === 'bool' || kind === 'any') fail('needs a string, a list or a map');
  return call('length', notOptional(given, STRING, types));
};

/** The value of a key. ARM ignores the case of keys; the list of keys is searched first, case-sensitively. */
const lookup: Make = (args, types) => {
  const [map, key] = [mapArg(args, 0, types), toText(arg(args, 1), types)];
  const fallback = args[2];
  const seen = types.look(map);
  if (seen.kind === 'object' && key.kind === 'string') {
    const found = seen.props.find(([name]) => name === key.value)?.[1];
    if (found === undefined) return fallback ?? fail(`the map has no key '${key.value}'`);
    return seen === map || isScalar(found) ? found : access(map, key);
  }
  if (seen.kind === 'object' && seen.props.length === 0 && fallback !== undefined) return fallback;
  if (fallback === undefined) return access(map, key);
  const type = types.of(access(map, key));
  const has = seen.kind === 'object' ? array(seen.props.map(([name]) => string(name))) : call('objectKeys', map);
  return conditional(call('contains', has, key), access(map, key), convert(fallback, type, types));
};

/** Merges maps; a later map has precedence, and null has no entries. */
const merge: Make = (args, types) => {
  const given = args.flatMap((each) => (isAbsent(each) ? [] : [orElse(each, object([]), types)]));
  const maps = given.map((_, index) => mapArg(given, index, types));
  const seen = maps.map((map) => (knownValue(types.look(map)) === undefined ? map : types.look(map)));
  if (seen.every(({ kind }) => kind === 'object')) {
    return object([...new Map(seen.flatMap((map) => (map.kind === 'object' ? map.props : [])))]);
  }
  const [only] = maps;
  return maps.length === 1 && only !== undefined ? only : call('shallowMerge', array(maps));
};

/** The single item; null for an empty list. */
const one: Make = (args, types) => {
  const list = listArg(args, 0, types);
  const seen = types.look(list);
  if (seen.kind === 'array') {
    if (seen.items.length > 1) fail('needs a list of at most one item');
    return seen.items[0] ?? NULL;
  }
  return conditional(binary('==', call('length', list), number(0)), NULL, pick(list, number(0), types));
};

/** The first value that is neither null nor an empty string. */
const coalesce: Make = (args, types) => {
  if (args.length === 0) fail('has too few arguments');
  const given = args.filter((each) => !(each.kind === 'null' || (each.kind === 'string' && each.value === '')));
  const [first, ...rest] = unified(given, types);
  if (first === undefined) return fail('has no value that is neither null nor empty');
  if (isSet(first, types)) return first;
  if (rest.length === 0) return notOptional(first, STRING, types);
  const other = coalesce(rest, types);
  const own = types.of(first);
  if (withoutNull(own).kind === 'string')
    return conditional(not(call('empty', first)), own.kind === 'maybe' ? notNull(first) : first, other);
  return binary('??', first, other);
};

function isSet(node: Node, types: Types): boolean {
  const { kind } = types.of(node);
  return kind !== 'string' && kind !== 'maybe' && kind !== 'any' ? true : node.kind === 'string' && node.value !== '';
}

/** Converts all to strings when one of them is a string. */
function unified(nodes: readonly Node[], types: Types): readonly Node[] {
  const kinds = new Set(nodes.map((node) => withoutNull(types.of(node)).kind));
  if (kinds.size < 2) return nodes;
  if (kinds.has('any') || kinds.has('list') || kinds.has('map') || kinds.has('object'))
    return fail('needs values of one type');
  if (kinds.has('string')) return nodes.map((node) => convert(node, STRING, types));
  return [...kinds].every((kind) => kind === 'int' || kind === 'decimal') ? nodes : fail('needs values of one type');
}

/** Terraform's functions of lists and maps. */
export const collectionFunctions: readonly (readonly [string, Make])[] = [
  ['coalesce', coalesce],
  ['concat', concat],
  ['contains', contains],
  ['distinct', distinct],
  ['element', element],
  ['flatten', flatten],
  ['keys', keys],
  ['length', length],
  ['lookup', lookup],
  ['merge', merge],
  ['one', one],
];
