/** Reserved words of Bicep. Functions are not reserved: a shadowed function is called by its namespace. */
const RESERVED = [
  ...['az', 'sys', 'any', 'array', 'bool', 'int', 'object', 'string', 'true', 'false', 'null', 'if', 'for', 'in'],
  ...['param', 'var', 'resource', 'module', 'output', 'type', 'func', 'import', 'using', 'existing', 'metadata'],
  ...['targetScope', 'extension', 'provider', 'assert', 'test', 'with', 'as', 'from', 'extends', 'this', 'with'],
];

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Assigns unique names in one Bicep file. */
export interface Names {
  /** The first candidate that is free, otherwise the last one with a suffix derived from `key`. */
  allocate(wishes: readonly string[], key: string): string;
}

export function createNames(): Names {
  // Names of parameters are case-insensitive in Azure.
  const taken = new Set(RESERVED.map((name) => name.toLowerCase()));
  const free = (name: string): boolean => IDENTIFIER.test(name) && !taken.has(name.toLowerCase());
  return {
    allocate(wishes, key) {
      const stem = wishes.at(-1) ?? '_';
      const name = wishes.find(free) ?? suffixes(stem, key).find(free) ?? stem;
      taken.add(name.toLowerCase());
      return name;
    },
  };
}

/** `gateway/public-ip` → `gatewayPublicIp` */
export function camelCase(words: readonly string[]): string {
  const joined = words.map((word, index) => (index === 0 ? lowerFirst(word) : upperFirst(word))).join('');
  return /^\d/.test(joined) ? `_${joined}` : joined;
}

/** The words of a name in any case style; `PublicIP2` has three. */
export function wordsOf(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)?.map((word) => word.toLowerCase()) ?? [];
}

/**
 * The symbolic name of a resource: its name, with its type appended when the name does not contain it.
 * Depends only on the resource, so that it does not change when other resources are added or removed.
 */
export function symbolWishes(segments: readonly string[], nouns: readonly string[]): readonly string[] {
  const own = segments.flatMap(wordsOf);
  const [noun = []] = nouns.map(wordsOf);
  const full = camelCase([...own, ...noun]);
  if (own.length > 0 && ` ${noun.join(' ')}`.endsWith(` ${own.join(' ')}`)) return [camelCase(noun), full];
  return nouns.some((each) => says(own, wordsOf(each))) ? [camelCase(own), full] : [full];
}

function says(words: readonly string[], noun: readonly string[]): boolean {
  return ` ${words.join(' ')} `.includes(` ${noun.join(' ')} `);
}

/** FNV-1a hash of the key, as a suffix. */
function suffixes(stem: string, key: string): readonly string[] {
  let hash = 0x811c9dc5;
  for (const character of key) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  const text = hash.toString(16).padStart(8, '0');
  return [4, 6, 8].map((length) => `${stem}_${text.slice(0, length)}`);
}

function lowerFirst(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

function upperFirst(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
