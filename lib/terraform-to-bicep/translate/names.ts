/** Words that a Bicep file may not use for a declaration. A function that a declaration hides is called by its namespace. */
const RESERVED = [
  ...['az', 'sys', 'any', 'array', 'bool', 'int', 'object', 'string', 'true', 'false', 'null', 'if', 'for', 'in'],
  ...['param', 'var', 'resource', 'module', 'output', 'type', 'func', 'import', 'using', 'existing', 'metadata'],
  ...['targetScope', 'extension', 'provider', 'assert', 'test', 'with', 'as', 'from', 'extends', 'this', 'with'],
];

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Hands out the names of one Bicep file, each once. */
export interface Names {
  /** The first of the wishes that is free, or else the last one with a suffix made from `key`. */
  allocate(wishes: readonly string[], key: string): string;
}

export function createNames(): Names {
  // Azure compares names of parameters without regard to case.
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

/** The words of a name in any spelling; `PublicIP2` has three. */
export function wordsOf(name: string): readonly string[] {
  return name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g)?.map((word) => word.toLowerCase()) ?? [];
}

/**
 * The symbolic name of a resource: its own name, and what it is when the name does not say so.
 * Depends on nothing but the resource, so that it stays when others come and go.
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

/** FNV-1a, for a suffix that depends on the key alone. */
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
