const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/**
 * The inside of a Bicep string. All that Bicep gives a meaning is escaped, and so is what a reader cannot see:
 * control characters, and line separators that an editor would break the line at.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/bicep/data-types#strings
 */
export function escapeText(text: string): string {
  return text.replace(
    /\\|'|\n|\r|\t|\$(?=\{)|[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|[\ud800-\udfff]/gu,
    (found) => {
      if (found === '$') return '\\$';
      return ESCAPES[found] ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`;
    },
  );
}

export function quote(text: string): string {
  return `'${escapeText(text)}'`;
}

/** Names that are values in Bicep. */
export const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** The key of a property: bare where it can be. */
export function propertyKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && !LITERALS.has(key) ? key : quote(key);
}

/** A comment of one line, whatever is in the text. */
export function comment(text: string): string {
  return `// ${text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')}`;
}
