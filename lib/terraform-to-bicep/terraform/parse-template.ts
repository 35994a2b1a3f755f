import { type Cursor, expect, fail, peek, take, takeMatch } from './cursor';
import type { Expression } from './expression';
import { parseExpression } from './parse-expression';

const LITERAL = /[^$%"\\]+/y;
const HEX4 = /[0-9a-fA-F]{4}/y;
const HEX8 = /[0-9a-fA-F]{8}/y;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };

/**
 * Reads a text of Terraform JSON: literal but for `${…}`, and `$${` for a literal `${`.
 * @throws Inexpressible when it cannot be read.
 */
export function parseTemplate(text: string): Expression {
  if (!text.includes('${') && !text.includes('%{')) return { kind: 'literal', value: text };
  const cursor = { text, at: 0 };
  const template = readTemplate(cursor, false);
  return cursor.at === text.length ? template : fail(cursor, 'unexpected text');
}

/** Reads up to the end, or up to and without the closing quote of a quoted text, where escapes count. */
export function readTemplate(cursor: Cursor, quoted: boolean): Expression {
  const parts: Expression[] = [];
  let literal = '';
  const flush = (): void => {
    if (literal !== '') parts.push({ kind: 'literal', value: literal });
    literal = '';
  };
  while (cursor.at < cursor.text.length && !(quoted && peek(cursor, '"'))) {
    if (take(cursor, '$${')) literal += '${';
    else if (take(cursor, '%%{')) literal += '%{';
    else if (take(cursor, '${')) {
      flush();
      parts.push(readInterpolation(cursor));
    } else if (peek(cursor, '%{')) fail(cursor, 'template directives have no counterpart in Bicep');
    else if (quoted && take(cursor, '\\')) literal += readEscape(cursor);
    else literal += takeMatch(cursor, LITERAL) ?? cursor.text.charAt(cursor.at++);
  }
  flush();
  const [only] = parts;
  if (only === undefined) return { kind: 'literal', value: '' };
  return parts.length === 1 ? only : { kind: 'template', parts };
}

function readInterpolation(cursor: Cursor): Expression {
  const expression = parseExpression(cursor);
  expect(cursor, '}');
  return expression;
}

function readEscape(cursor: Cursor): string {
  const letter = cursor.text.charAt(cursor.at++);
  const simple = SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return simple;
  const hex = letter === 'u' ? takeMatch(cursor, HEX4) : letter === 'U' ? takeMatch(cursor, HEX8) : undefined;
  return hex === undefined ? fail(cursor, `unknown escape '\\${letter}'`) : String.fromCodePoint(parseInt(hex, 16));
}
