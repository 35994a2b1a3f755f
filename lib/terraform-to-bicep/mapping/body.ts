import { array, bool, NULL, number, object, string } from '../tree/build';
import { isArray, isObject, type Json } from '../json';
import type { Node, Of } from '../tree/node';
import type { Entry, MappingContext } from './rule';

/** Replaces the dot in a key such as `odata.type`, as a dot in a path separates keys. */
export const DOT = '\u2024';

type Tree = Map<string, Node | Tree>;

/** The object with these properties at these paths, in their order. */
export function bodyOf(entries: readonly Entry[]): Of<'object'> {
  const root: Tree = new Map();
  for (const [path, value] of entries) put(root, path.split('.'), value);
  return frozen(root);
}

function put(tree: Tree, [first = '', ...rest]: readonly string[], value: Node): void {
  const key = first.replaceAll(DOT, '.');
  if (rest.length === 0) {
    tree.set(key, value);
    return;
  }
  const below = tree.get(key);
  const next: Tree = below instanceof Map ? below : new Map(below?.kind === 'object' ? below.props : []);
  tree.set(key, next);
  put(next, rest, value);
}

function frozen(tree: Tree): Of<'object'> {
  return object([...tree].map(([key, value]) => [key, value instanceof Map ? frozen(value) : value] as const));
}

/** A value without expressions. */
export function literal(value: Json): Node {
  if (value === null) return NULL;
  if (typeof value === 'string') return string(value);
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return bool(value);
  if (isArray(value)) return array(value.map(literal));
  return object(isObject(value) ? Object.entries(value).map(([key, each]) => [key, literal(each)] as const) : []);
}

/** The value of an attribute, or the provider's default where it is not set, or null in a deployment. */
export function orDefault(context: MappingContext, value: Json | undefined, unset: Json, attribute: string): Node {
  return context.orElse(context.node(value ?? unset, attribute), literal(unset));
}
