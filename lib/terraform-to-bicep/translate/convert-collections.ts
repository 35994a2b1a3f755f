import { Inexpressible } from '../problem';
import { array, call, conditional, lambda, local, notNull, object } from '../tree/build';
import type { Node } from '../tree/node';
import { sameType, type Type, withoutNull } from '../tree/type';
import { mergedMaps } from './common-type';
import { convert, describe } from './convert';
import type { Types } from './types';

type ListType = Extract<Type, { kind: 'list' }>;
type MapType = Extract<Type, { kind: 'map' }>;

/**
 * Converts the items of a list, one by one or by a function of the whole list.
 * @throws Inexpressible for another type, for null, and when an item cannot be converted
 */
export function toList(node: Node, type: ListType, types: Types): Node {
  const seen = types.look(node);
  if (seen.kind === 'array') {
    const items = seen.items.map((item) => within(item, type.of, types));
    const same = items.every((item, index) => item === seen.items[index]);
    // A variable is referenced, not copied, when no item changes.
    if (same && (node !== seen || seen.uniform === true || type.of.kind === 'any')) return node;
    return array(items, type.of.kind !== 'any');
  }
  if (node.kind === 'conditional')
    return conditional(node.test, convert(node.yes, type, types), convert(node.no, type, types));
  if (node.kind === 'call' && node.name === 'concat')
    return call('concat', ...node.args.map((arg) => toList(arg, type, types)));
  inferContent(node, type, types);
  const own = withoutNull(types.of(node));
  if (own.kind === 'any' && node.kind !== 'param') return node;
  if (own.kind !== 'list') throw new Inexpressible(`needs a list, got ${describe(own.kind)}`);
  return convertsInPlace(own.of, type.of) ? node : call('map', node, mapping(own.of, type.of, types));
}

/**
 * Converts the values of a map; for Terraform a null value is absent.
 * @throws Inexpressible for another type, and when a value cannot be converted
 */
export function toMap(node: Node, type: MapType, types: Types): Node {
  const seen = types.look(node);
  if (seen.kind === 'object') {
    const given = type.of.kind === 'any' ? seen.props : seen.props.filter(([, value]) => value.kind !== 'null');
    const props = given.map(([key, value]) => [key, within(value, type.of, types)] as const);
    const same =
      props.length === seen.props.length && props.every(([, value], index) => value === seen.props[index]?.[1]);
    return same ? node : object(props);
  }
  if (node.kind === 'conditional')
    return conditional(node.test, convert(node.yes, type, types), convert(node.no, type, types));
  if (node.kind === 'call' && node.name === 'shallowMerge')
    return call('shallowMerge', array(mergedMaps(node.args).map((map) => toMap(map, type, types))));
  inferContent(node, type, types);
  const own = withoutNull(types.of(node));
  if (own.kind === 'any' && node.kind !== 'param') return node;
  if (own.kind === 'map')
    return convertsInPlace(own.of, type.of) ? node : call('mapValues', node, mapping(own.of, type.of, types));
  if (own.kind === 'object' && own.props.every(([, of]) => convertsInPlace(of, type.of))) return node;
  throw new Inexpressible(`needs a map, got ${describe(own.kind)}`);
}

/**
 * Converts to an object with the attributes of its type; Terraform drops others.
 * @throws Inexpressible when an attribute cannot be converted
 */
export function toObject(node: Node, type: Extract<Type, { kind: 'object' }>, types: Types): Node {
  if (node.kind !== 'object') return node;
  const wanted = new Map(type.props);
  return object(
    node.props.flatMap(([key, value]) => {
      const of = wanted.get(key);
      return of === undefined ? [] : [[key, convert(value, of, types)] as const];
    }),
  );
}

/** Infers the type of a parameter without a type, or with items without a type, from its use. */
function inferContent(node: Node, type: Type, types: Types): void {
  const own = withoutNull(types.of(node));
  const open = own.kind === 'any' || ((own.kind === 'list' || own.kind === 'map') && own.of.kind === 'any');
  if (open && node.kind === 'param' && (own.kind === 'any' || own.kind === type.kind)) types.infer(node, type);
}

/** Converts an item of a list or a value of a map. */
function within(node: Node, type: Type, types: Types): Node {
  if (type.kind === 'maybe' || type.kind === 'any') return convert(node, type, types);
  if (node.kind === 'null') throw new Inexpressible('must not contain null');
  return convert(types.of(node).kind === 'maybe' ? notNull(node) : node, type, types);
}

function convertsInPlace(from: Type, to: Type): boolean {
  if (to.kind === 'any' || from.kind === 'none' || sameType(from, to)) return true;
  if (to.kind === 'maybe') return convertsInPlace(withoutNull(from), to.of);
  if (from.kind === 'any') return to.kind !== 'string' && to.kind !== 'int' && to.kind !== 'bool';
  if (from.kind === 'list' && to.kind === 'list') return convertsInPlace(from.of, to.of);
  if (from.kind === 'map' && to.kind === 'map') return convertsInPlace(from.of, to.of);
  return from.kind === 'object' && (to.kind === 'object' || to.kind === 'map');
}

const ITEM = 'item';

function mapping(from: Type, to: Type, types: Types): Node {
  const argument = local(ITEM, from);
  return lambda([argument], convert(argument, to, types));
}
