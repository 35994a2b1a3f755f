import { isMap, isScalar, isSeq, type Document, type Scalar, type YAMLMap } from 'yaml';
import type { ConfigPath, Fault } from '../problems/problem';

/** No object can safely have this key, so it is taken out of the document before anyone looks. */
const UNSAFE_KEY = '__proto__';

/** Finds keys that stand twice in a mapping, and takes out the unsafe one. */
export function checkKeys(document: Document): readonly Fault[] {
  return problemsBelow(document.contents, []);
}

function problemsBelow(node: unknown, path: ConfigPath): readonly Fault[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => problemsBelow(item, [...path, index]));
  return isMap(node) ? problemsOfMap(node, path) : [];
}

function problemsOfMap(map: YAMLMap, path: ConfigPath): readonly Fault[] {
  const seen = new Set<string>();
  const pairs = map.items.flatMap(({ key, value }) =>
    isScalar(key) ? [{ node: key, key: String(key.value), value }] : [],
  );
  map.items = map.items.filter(({ key }) => !isScalar(key) || key.value !== UNSAFE_KEY);
  return pairs.flatMap(({ node, key, value }) => {
    if (key === UNSAFE_KEY) return [unsafeKey(path, node)];
    const again = seen.has(key) ? [twice(path, key, node)] : [];
    seen.add(key);
    return [...again, ...problemsBelow(value, [...path, key])];
  });
}

function unsafeKey(path: ConfigPath, { range }: Scalar): Fault {
  const rule = 'must not be the name of a key';
  return {
    problem: { code: 'unsafe-key', path: [...path, UNSAFE_KEY], rule, remedy: 'choose another name' },
    offset: range?.[0] ?? 0,
  };
}

function twice(path: ConfigPath, key: string, { range }: Scalar): Fault {
  const rule = 'stands twice in one mapping';
  return {
    problem: { code: 'duplicate-key', path: [...path, key], rule, remedy: 'remove one of the two' },
    offset: range?.[0] ?? 0,
  };
}
