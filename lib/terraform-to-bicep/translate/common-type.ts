import { Inexpressible } from '../problem';
import type { Node } from '../tree/node';
import { ANY, STRING, type Type, withoutNull } from '../tree/type';
import type { Types } from './types';

/** The known types of the items of a list. */
export function itemTypes(node: Node, types: Types): readonly Type[] {
  const seen = types.look(node);
  if (seen.kind === 'array') return seen.items.map((item) => types.of(item));
  if (node.kind === 'call' && node.name === 'concat') return node.args.flatMap((arg) => itemTypes(arg, types));
  if (node.kind === 'conditional') return [...itemTypes(node.yes, types), ...itemTypes(node.no, types)];
  const type = withoutNull(types.of(node));
  return type.kind === 'list' ? of(type.of) : [ANY];
}

/** The types of the values of a map or an object. */
export function valueTypes(node: Node, types: Types): readonly Type[] {
  const seen = types.look(node);
  if (seen.kind === 'object') return seen.props.map(([, value]) => types.of(value));
  if (node.kind === 'call' && node.name === 'shallowMerge')
    return mergedMaps(node.args).flatMap((map) => valueTypes(map, types));
  if (node.kind === 'conditional') return [...valueTypes(node.yes, types), ...valueTypes(node.no, types)];
  const type = withoutNull(types.of(node));
  if (type.kind === 'object') return type.props.map(([, value]) => value);
  return type.kind === 'map' ? of(type.of) : [ANY];
}

/** The arguments of a call of `shallowMerge`. */
export function mergedMaps([list]: readonly Node[]): readonly Node[] {
  return list?.kind === 'array' ? list.items : [];
}

function of(type: Type): readonly Type[] {
  return type.kind === 'none' ? [] : [type];
}

/** The type to which Terraform converts all of these: string when one is a string. @throws Inexpressible without one */
export function commonType(all: readonly Type[]): Type {
  const kinds = new Set(all.map((type) => (type.kind === 'decimal' ? 'int' : withoutNull(type).kind)));
  kinds.delete('null');
  const [first] = kinds;
  if (first === undefined || ![...kinds].every((kind) => kind === 'string' || kind === 'int' || kind === 'bool'))
    return ANY;
  if (kinds.size > 1 && !kinds.has('string')) throw new Inexpressible('needs values of one type');
  const type: Type = kinds.size > 1 || first === 'string' ? STRING : { kind: first === 'int' ? 'int' : 'bool' };
  return all.some(({ kind }) => kind === 'maybe' || kind === 'null') ? { kind: 'maybe', of: type } : type;
}
