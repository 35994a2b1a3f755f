import { isArray, isObject, type Json } from '../json';
import type { Node } from '../tree/node';

/** The value of a node without expressions; `undefined` for any other. */
export function knownValue(node: Node): Json | undefined {
  switch (node.kind) {
    case 'string':
    case 'int':
    case 'decimal':
    case 'bool':
      return node.value;
    case 'null':
      return null;
    case 'array': {
      const items = node.items.map(knownValue);
      return items.every((item) => item !== undefined) ? items : undefined;
    }
    case 'object': {
      const entries = node.props.map(([key, value]) => [key, knownValue(value)] as const);
      return entries.every((entry): entry is readonly [string, Json] => entry[1] !== undefined)
        ? Object.fromEntries(entries)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether two known values are equal in Terraform, which also compares types. */
export function sameValue(left: Json, right: Json): boolean {
  if (isArray(left) && isArray(right))
    return left.length === right.length && left.every((item, index) => sameValue(item, right[index] ?? null));
  if (!isObject(left) || !isObject(right)) return left === right;
  const [keys, others] = [Object.keys(left), Object.keys(right)];
  return (
    keys.length === others.length &&
    keys.every((key) => Object.hasOwn(right, key) && sameValue(left[key] ?? null, right[key] ?? null))
  );
}
