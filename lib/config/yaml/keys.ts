import { isMap, isScalar, isSeq, type Document, type Scalar, type YAMLMap } from 'yaml';
import type { ConfigPath, TextError } from '../problems/problem';

/** No object can safely have this key, so it is taken out of the document before anyone looks. */
const UNSAFE_KEY = '__proto__';

/** Returns an error for each duplicate key, and removes the unsafe key `__proto__`. */
export function checkKeys(document: Document): readonly TextError[] {
  return errorsBelow(document.contents, []);
}

function errorsBelow(node: unknown, path: ConfigPath): readonly TextError[] {
  if (isSeq(node)) return node.items.flatMap((item, index) => errorsBelow(item, [...path, index]));
  return isMap(node) ? errorsOfMap(node, path) : [];
}

function errorsOfMap(map: YAMLMap, path: ConfigPath): readonly TextError[] {
  const seen = new Set<string>();
  const pairs = map.items.flatMap(({ key, value }) =>
    isScalar(key) ? [{ node: key, key: String(key.value), value }] : [],
  );
  map.items = map.items.filter(({ key }) => !isScalar(key) || key.value !== UNSAFE_KEY);
  return pairs.flatMap(({ node, key, value }) => {
    if (key === UNSAFE_KEY) return [unsafeKey(path, node)];
    const again = seen.has(key) ? [duplicate(path, key, node)] : [];
    seen.add(key);
    return [...again, ...errorsBelow(value, [...path, key])];
  });
}

function unsafeKey(path: ConfigPath, { range }: Scalar): TextError {
  const rule = 'must not be the name of a key';
  return {
    problem: { code: 'unsafe-key', path: [...path, UNSAFE_KEY], rule, remedy: 'choose another name' },
    offset: range?.[0] ?? 0,
  };
}

function duplicate(path: ConfigPath, key: string, { range }: Scalar): TextError {
  const rule = 'is duplicated in one mapping';
  return {
    problem: { code: 'duplicate-key', path: [...path, key], rule, remedy: 'remove one of the two' },
    offset: range?.[0] ?? 0,
  };
}
