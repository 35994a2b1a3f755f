import { Lexer } from 'yaml';
import type { TextError } from '../problems/problem';

/** Bytes that are not UTF-8 have become this when the file was read. */
const REPLACEMENT = '\uFFFD';
const NOT_TEXT = /\uFFFD|\r(?!\n)|(?![\t\n\r\u0085])\p{Cc}/u;

/** A config has six levels. Far more make the parser run out of stack, which ends the process. */
const DEEPEST = 100;
const MARK_BEFORE_SCALAR = '\x1F';
/** Tokens of the lexer that represent no characters. */
const MARKS: ReadonlySet<string> = new Set(['\x02', '\x18', MARK_BEFORE_SCALAR]);

/** The first error that prevents parsing; undefined when there is none. */
export function fileError(text: string): TextError | undefined {
  return encodingError(text) ?? nestingError(text);
}

function encodingError(text: string): TextError | undefined {
  const offset = text.search(NOT_TEXT);
  if (offset === -1) return undefined;
  const found = text.charAt(offset);
  if (found === '\r') {
    const rule = 'the file must have LF or CRLF as line ends: here is a CR alone';
    return { problem: { code: 'not-text', path: [], rule, remedy: 'save it with LF as line ends' }, offset };
  }
  const what =
    found === REPLACEMENT
      ? 'bytes here are not UTF-8'
      : `here is the control character U+${found.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
  const rule = `the file must be UTF-8 text: ${what}`;
  return {
    problem: { code: 'not-text', path: [], rule, remedy: 'save it as UTF-8, or name another file with --config' },
    offset,
  };
}

/**
 * Counts open brackets, and on each line its indentation and the list and key indicators that nest within it. Inside
 * brackets a new item begins behind a comma; a line with nothing but a comment nests nothing.
 */
function nestingError(text: string): TextError | undefined {
  let offset = 0;
  let brackets = 0;
  let inLine = 0;
  let last = '\n';
  for (const token of new Lexer().lex(text)) {
    if (last !== MARK_BEFORE_SCALAR) {
      if (token === '[' || token === '{') brackets += 1;
      else if (token === ']' || token === '}') brackets -= 1;
      else if (token === '-' || token === '?' || token === ':') inLine += 1;
      else if (token.endsWith('\n') || token.startsWith('#') || (token === ',' && brackets > 0)) inLine = 0;
      else if (last.endsWith('\n') && token.trim() === '') inLine = token.length / 2;
    }
    const isBlank = token.trim() === '';
    if (!isBlank && (brackets > DEEPEST || inLine > DEEPEST)) {
      const rule = `the file must not nest more than ${DEEPEST} levels`;
      return {
        problem: { code: 'nesting', path: [], rule, remedy: 'look for brackets that are never closed' },
        offset,
      };
    }
    if (!MARKS.has(token)) offset += token.length;
    last = token;
  }
  return undefined;
}
