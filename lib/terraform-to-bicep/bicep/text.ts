import { INVISIBLE } from '../invisible';

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const SPECIAL = new RegExp(String.raw`\\|'|\$(?=\{)|${INVISIBLE.source}`, 'gu');

/**
 * The inside of a Bicep string. Escapes characters with a meaning in Bicep, and invisible ones.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/bicep/data-types#strings
 */
export function escapeText(text: string): string {
  return text.replace(SPECIAL, (found) => {
    if (found === '$') return '\\$';
    return ESCAPES[found] ?? `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`;
  });
}

export function quote(text: string): string {
  return `'${escapeText(text)}'`;
}

/** Identifiers that are literals in Bicep. */
export const LITERALS: ReadonlySet<string> = new Set(['true', 'false', 'null']);

/** The key of a property: quoted only where necessary. */
export function propertyKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && !LITERALS.has(key) ? key : quote(key);
}

const INVISIBLE_RUN = new RegExp(`(?:${INVISIBLE.source})+`, 'gu');

/** A comment on one line, also for a string with line breaks. */
export function comment(text: string): string {
  return `// ${text.replace(INVISIBLE_RUN, ' ')}`;
}
