import { parseDocument } from 'yaml';

/** All that JSON consists of, in any order. */
const TOKENS = /(?:[ \t\r\n]+|"(?:[^"\\\p{Cc}]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:])*/uy;
const STRING = /"(?:[^"\\\n]|\\.)*"/g;

/** Returns the line and the column, from 1, of the first error in what JSON.parse rejects. */
export function jsonErrorPlace(text: string): string {
  TOKENS.lastIndex = 0;
  const token = TOKENS.exec(text)?.[0].length ?? 0;
  // The YAML parser finds what is out of order; it allows a comma before a closing bracket.
  const comma = text.replace(STRING, (string) => '"'.repeat(string.length)).search(/,\s*[}\]]/);
  const offsets = parseDocument(text, { schema: 'json', logLevel: 'silent' })
    .errors.filter(({ code }) => code !== 'DUPLICATE_KEY')
    .map(({ pos }) => pos[0]);
  const before = text.slice(0, Math.min(token, ...offsets, ...(comma === -1 ? [] : [comma]))).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}
