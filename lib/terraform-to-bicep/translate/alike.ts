import { Inexpressible } from '../problem';
import { array, object } from '../tree/build';
import type { Node } from '../tree/node';
import { STRING, withoutNull } from '../tree/type';
import { commonType, itemTypes, valueTypes } from './common-type';
import { convert, toNumber } from './convert';
import type { Types } from './types';

const SCALARS: ReadonlySet<string> = new Set(['string', 'int', 'decimal', 'bool']);
const NUMBERS: ReadonlySet<string> = new Set(['int', 'decimal']);

/** Converts both results of a condition to one type. @throws Inexpressible when Terraform has no common type */
export function alike(yes: Node, no: Node, types: Types): readonly [Node, Node] {
  const [left, right] = [types.of(yes), types.of(no)];
  if (left.kind === 'any' && SCALARS.has(right.kind)) types.infer(yes, right);
  if (right.kind === 'any' && SCALARS.has(left.kind)) types.infer(no, left);
  const [a, b] = [withoutNull(types.of(yes)).kind, withoutNull(types.of(no)).kind];
  if (a === 'list' && b === 'list') return alikeLists(yes, no, types);
  if ((a === 'map' || a === 'object') && (b === 'map' || b === 'object')) return alikeMaps(yes, no, types);
  if (a === b || a === 'null' || b === 'null') return [yes, no];
  if (NUMBERS.has(a) && NUMBERS.has(b)) return [toNumber(yes, types), toNumber(no, types)];
  if ((a === 'string' && SCALARS.has(b)) || (b === 'string' && SCALARS.has(a)))
    return [convert(yes, STRING, types), convert(no, STRING, types)];
  throw new Inexpressible('both results of a condition must have one type');
}

/** Item by item when both are literals of equal length; otherwise all items are converted to one type. */
function alikeLists(yes: Node, no: Node, types: Types): readonly [Node, Node] {
  const [first, second] = [types.look(yes), types.look(no)];
  if (first.kind === 'array' && second.kind === 'array' && first.items.length === second.items.length) {
    const uniform = first.uniform === true || second.uniform === true;
    if (!uniform) {
      const pairs = first.items.map((item, index) => alike(item, second.items[index] ?? item, types));
      return [array(pairs.map(([item]) => item)), array(pairs.map(([, item]) => item))];
    }
  }
  const of = commonType([...itemTypes(yes, types), ...itemTypes(no, types)]);
  return [convert(yes, { kind: 'list', of }, types), convert(no, { kind: 'list', of }, types)];
}

/** Property by property when both are literals with the same keys; otherwise all values are converted to one type. */
function alikeMaps(yes: Node, no: Node, types: Types): readonly [Node, Node] {
  const [first, second] = [types.look(yes), types.look(no)];
  if (first.kind === 'object' && second.kind === 'object') {
    const others = new Map(second.props);
    if (first.props.length === others.size && first.props.every(([key]) => others.has(key))) {
      const pairs = first.props.map(([key, value]) => [key, alike(value, others.get(key) ?? value, types)] as const);
      return [
        object(pairs.map(([key, [value]]) => [key, value] as const)),
        object(pairs.map(([key, [, value]]) => [key, value] as const)),
      ];
    }
  }
  const of = commonType([...valueTypes(yes, types), ...valueTypes(no, types)]);
  return [convert(yes, { kind: 'map', of }, types), convert(no, { kind: 'map', of }, types)];
}
