/** A stack has some ten levels; thousands exhaust the call stack of every step that follows. */
const DEEPEST = 100;

/** A value, and how deep it is nested. */
interface Nested {
  readonly value: unknown;
  readonly depth: number;
}

/** Whether lists, objects, or the brackets of an expression are nested more than a hundred levels deep. */
export function isTooDeep(source: unknown): boolean {
  const open: Nested[] = [{ value: source, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    if (depth > DEEPEST) return true;
    if (typeof value === 'string' && bracketsOf(value) > DEEPEST) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const item of Object.values(value)) open.push({ value: item, depth: depth + 1 });
  }
  return false;
}

/** The deepest nesting of brackets in a string, whether they are of an expression or not. */
function bracketsOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
