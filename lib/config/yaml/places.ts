import { isMap, isNode, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml';
import type { ConfigPath, Problem } from '../problems/problem';

/** The offset of the value a problem is about; of its key when the problem is about the key; of the nearest parent when missing. */
export function offsetOf(document: Document, problem: Problem): number {
  for (let depth = problem.path.length; depth >= 0; depth -= 1) {
    const path = problem.path.slice(0, depth);
    const whole = depth === problem.path.length;
    const key = whole && problem.aboutKey !== true ? undefined : pairAt(document, path)?.key;
    const start = isNode(key) ? key.range?.[0] : nodeAt(document, path)?.range?.[0];
    if (start !== undefined) return start;
  }
  return 0;
}

function nodeAt(document: Document, path: ConfigPath): Node | undefined {
  return path.reduce<Node | undefined>(childOf, document.contents ?? undefined);
}

function childOf(parent: Node | undefined, step: string | number): Node | undefined {
  const child = isSeq(parent) && typeof step === 'number' ? parent.items[step] : pairOf(parent, step)?.value;
  return isNode(child) ? child : undefined;
}

function pairAt(document: Document, path: ConfigPath): Pair | undefined {
  const step = path.at(-1);
  return step === undefined ? undefined : pairOf(nodeAt(document, path.slice(0, -1)), step);
}

/** Of a duplicate key, the last one counts. */
function pairOf(parent: Node | undefined, step: string | number): Pair | undefined {
  if (!isMap(parent)) return undefined;
  const pairs = PAIRS.get(parent) ?? indexed(parent);
  return pairs.get(String(step));
}

/** Each mapping's pairs by key, kept so that a file of many problems is not searched once for each. */
const PAIRS = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

function indexed(map: YAMLMap): ReadonlyMap<string, Pair> {
  const pairs = new Map(map.items.flatMap((pair) => (isScalar(pair.key) ? [[String(pair.key.value), pair]] : [])));
  PAIRS.set(map, pairs);
  return pairs;
}
