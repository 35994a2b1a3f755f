import { type Cursor, expect, fail, peek, take, takeMatch } from './cursor';
import { parseNumber } from './numbers';
import type { Expression } from './syntax';

const LITERAL = /[^$%"\\]+/y;
const HEX4 = /[0-9a-fA-F]{4}/y;
const HEX8 = /[0-9a-fA-F]{8}/y;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '"': '"', '\\': '\\' };
const SPACE = /(?:[\s]|#[^\n]*|\/\/[^\n]*)+/y;
const NAME = /[A-Za-z_][A-Za-z0-9_-]*/y;
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const DIGITS = /\d+/y;

/** Binary operators by increasing precedence. */
const PRECEDENCE: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const KEYWORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
]);

/**
 * Parses a string of Terraform JSON: literal except for `${…}`, where `$${` is a literal `${`.
 * @throws Inexpressible on a syntax error
 */
export function parseTemplate(text: string): Expression {
  if (!text.includes('${') && !text.includes('%{')) return { kind: 'literal', value: text };
  const cursor = { text, at: 0 };
  const template = readTemplate(cursor, false);
  return cursor.at === text.length ? template : fail(cursor, 'unexpected text');
}

/** Parses a template up to the end, or, in a quoted string with escapes, up to the closing quote. */
function readTemplate(cursor: Cursor, quoted: boolean): Expression {
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

/** Parses one expression with the whitespace around it. */
function parseExpression(cursor: Cursor): Expression {
  const test = parseBinary(cursor, 0);
  if (!take(cursor, '?')) return test;
  const yes = parseExpression(cursor);
  expect(cursor, ':');
  return { kind: 'conditional', test, yes, no: parseExpression(cursor) };
}

function parseBinary(cursor: Cursor, level: number): Expression {
  const operators = PRECEDENCE[level];
  if (operators === undefined) return parseUnary(cursor);
  let left = parseBinary(cursor, level + 1);
  for (;;) {
    const operator = operators.find((each) => take(cursor, each));
    if (operator === undefined) return left;
    left = { kind: 'binary', operator, left, right: parseBinary(cursor, level + 1) };
  }
}

function parseUnary(cursor: Cursor): Expression {
  skip(cursor);
  for (const operator of ['!', '-']) {
    if (take(cursor, operator)) return { kind: 'unary', operator, of: parseUnary(cursor) };
  }
  const operand = parseSteps(cursor, parsePrimary(cursor));
  skip(cursor);
  return operand;
}

function parsePrimary(cursor: Cursor): Expression {
  if (take(cursor, '(')) return closing(cursor, parseExpression(cursor), ')');
  if (take(cursor, '"')) return closing(cursor, readTemplate(cursor, true), '"');
  if (take(cursor, '[')) return { kind: 'list', items: parseItems(cursor, ']') };
  if (take(cursor, '{')) return parseMap(cursor);
  const number = takeMatch(cursor, NUMBER);
  if (number !== undefined) return { kind: 'literal', value: parseNumber(number) ?? fail(cursor, 'expected a number') };
  const name = takeMatch(cursor, NAME) ?? fail(cursor, 'expected a value');
  const keyword = KEYWORDS.get(name);
  if (keyword !== undefined) return { kind: 'literal', value: keyword };
  return take(cursor, '(') ? { kind: 'call', name, args: parseItems(cursor, ')') } : { kind: 'name', name };
}

function parseSteps(cursor: Cursor, start: Expression): Expression {
  let of = start;
  for (;;) {
    if (take(cursor, '[*]') || take(cursor, '.*')) of = { kind: 'splat', of };
    else if (take(cursor, '[')) of = { kind: 'index', of, at: closing(cursor, parseExpression(cursor), ']') };
    else if (!peek(cursor, '...') && take(cursor, '.')) of = parseStep(cursor, of);
    else return of;
  }
}

/** `.0` is an old way to write `[0]`. */
function parseStep(cursor: Cursor, of: Expression): Expression {
  const digits = takeMatch(cursor, DIGITS);
  if (digits !== undefined) return { kind: 'index', of, at: { kind: 'literal', value: Number(digits) } };
  return { kind: 'attribute', of, name: takeMatch(cursor, NAME) ?? fail(cursor, 'expected a name') };
}

function parseItems(cursor: Cursor, end: string): readonly Expression[] {
  const items: Expression[] = [];
  skip(cursor);
  while (!take(cursor, end)) {
    items.push(parseExpression(cursor));
    if (!take(cursor, ',') && !peek(cursor, end)) fail(cursor, `expected ',' or '${end}'`);
    skip(cursor);
  }
  return items;
}

function parseMap(cursor: Cursor): Expression {
  const entries: (readonly [Expression, Expression])[] = [];
  skip(cursor);
  while (!take(cursor, '}')) {
    const key = parseExpression(cursor);
    if (!take(cursor, '=')) expect(cursor, ':');
    entries.push([key.kind === 'name' ? { kind: 'literal', value: key.name } : key, parseExpression(cursor)]);
    take(cursor, ',');
    skip(cursor);
  }
  return { kind: 'map', entries };
}

function closing(cursor: Cursor, inner: Expression, end: string): Expression {
  expect(cursor, end);
  return inner;
}

function skip(cursor: Cursor): void {
  takeMatch(cursor, SPACE);
}
