/**
 * What a terminal or a page does not show, or what changes how it shows the rest: control characters (escape sequences,
 * line breaks), formats (direction of text, zero width), line separators, and every blank but the space.
 * @see https://www.unicode.org/reports/tr36/ section 3
 */
const INVISIBLE = /(?! )[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * Returns a string with an escape, such as `\u202e`, for each character that is not visible. The result is one line. In
 * JSON the escapes are part of the notation, so that the value remains the same.
 */
export function visible(text: string): string {
  return text.replace(INVISIBLE, escape);
}

function escape(found: string): string {
  return found
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** Returns a copy of plain data whose strings are {@link visible}; names of members, and other objects, stay. */
export function visibleValues<T>(data: T): T {
  return mapped(data) as T;
}

function mapped(data: unknown): unknown {
  if (typeof data === 'string') return visible(data);
  if (Array.isArray(data)) return data.map(mapped);
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapped(value)]));
}
