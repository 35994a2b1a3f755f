import { isNode, LineCounter, parseDocument, type Document } from 'yaml';

/** The place and the kind of an error in a JSON document, for one line that names the place. */
export interface JsonError {
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  readonly kind: 'conflict' | 'duplicate' | 'syntax';
}

/** What git writes around the two sides of a conflict, and between them. */
const CONFLICT_MARK = /^(<{7}|\|{7}|={7}|>{7})( |\r?$)/m;

/** All that JSON consists of, in any order. */
const TOKENS = /(?:[ \t\r\n]+|"(?:[^"\\\p{Cc}]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|[{}[\],:])*/uy;
const STRING = /"(?:[^"\\\n]|\\.)*"/g;

/**
 * Returns the first error of a JSON document, or its first duplicate key, of which JSON.parse keeps the last value;
 * undefined when it has neither. JSON.parse does not report the line on all versions of Node.
 */
export function jsonError(text: string): JsonError | undefined {
  const mark = CONFLICT_MARK.exec(text);
  if (mark !== null) return { ...placeAt(text, mark.index), kind: 'conflict' };
  const { document } = read(text);
  const twice = document.errors.find(({ code }) => code === 'DUPLICATE_KEY');
  if (isJson(text)) return twice && { ...placeAt(text, twice.pos[0]), kind: 'duplicate' };
  TOKENS.lastIndex = 0;
  const token = TOKENS.exec(text)?.[0].length ?? 0;
  // The YAML parser finds what is out of order: JSON is YAML. It allows a comma before a closing bracket.
  const comma = text.replace(STRING, (string) => '"'.repeat(string.length)).search(/,\s*[}\]]/);
  const offsets = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY').map(({ pos }) => pos[0]);
  return { ...placeAt(text, Math.min(token, ...offsets, ...(comma === -1 ? [] : [comma]))), kind: 'syntax' };
}

/** Returns the line of a member of a JSON document, from 1; if it does not exist, that of the nearest member around it. */
export function lineOf(text: string, path: readonly string[]): number {
  const { document, lines } = read(text);
  for (let depth = path.length; depth > 0; depth -= 1) {
    const offset = keyOffset(document, path.slice(0, depth));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

function keyOffset(document: Document.Parsed, path: readonly string[]): number | undefined {
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function read(text: string): { readonly document: Document.Parsed; readonly lines: LineCounter } {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, schema: 'json', logLevel: 'silent' }), lines };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function placeAt(text: string, offset: number): Pick<JsonError, 'line' | 'column'> {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}
