import type { Node, Printer } from './node';
import { printWith } from './node';

const none = (): readonly Node[] => [];

const children: Printer<readonly Node[]> = {
  string: none,
  int: none,
  decimal: none,
  bool: none,
  null: none,
  param: none,
  variable: none,
  'resource-id': none,
  'resource-name': none,
  'resource-state': none,
  'module-output': none,
  array: ({ items }) => items,
  object: ({ props }) => props.map(([, value]) => value),
  interpolation: ({ parts }) => parts,
  access: ({ base, key }) => [base, key],
  lambda: ({ body }) => [body],
  local: none,
  'not-null': ({ of }) => [of],
  call: ({ args }) => args,
  conditional: ({ test, yes, no }) => [test, yes, no],
  binary: ({ left, right }) => [left, right],
  not: ({ of }) => [of],
};

const childrenOf = printWith(children);

/** Every node of the tree, the root first. */
export function* walk(node: Node): Generator<Node> {
  yield node;
  for (const child of childrenOf(node)) yield* walk(child);
}

/** Symbolic names of the resources and modules that a node refers to. */
export function symbolsIn(node: Node): readonly string[] {
  const found = new Set<string>();
  for (const each of walk(node)) {
    if (each.kind === 'resource-id' || each.kind === 'resource-name') found.add(each.of);
    if (each.kind === 'resource-state' || each.kind === 'module-output') found.add(each.of);
  }
  return [...found];
}

/** Whether two nodes are equal. */
export function sameNode(left: Node, right: Node): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}
