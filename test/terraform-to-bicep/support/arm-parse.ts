import type { Expression } from './expression';

/**
 * Parses a string of ARM JSON: an expression in brackets, or a literal string.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions
 */
export function parseArmString(text: string): Expression {
  if (!text.startsWith('[') || !text.endsWith(']')) return { kind: 'value', value: text };
  if (text.startsWith('[[')) return { kind: 'value', value: text.slice(1) };
  const reader = { text: text.slice(1, -1), at: 0 };
  const expression = read(reader);
  if (reader.at !== reader.text.length) throw new Error(`unexpected text in ${text} at ${reader.at}`);
  return expression;
}

interface Reader {
  readonly text: string;
  at: number;
}

function match(reader: Reader, pattern: RegExp): string | undefined {
  const found = pattern.exec(reader.text.slice(reader.at))?.[0];
  if (found !== undefined) reader.at += found.length;
  return found;
}

function read(reader: Reader): Expression {
  let of = primary(reader);
  for (;;) {
    if (match(reader, /^\./) !== undefined) {
      of = { kind: 'member', of, key: { kind: 'value', value: match(reader, /^[A-Za-z_][A-Za-z0-9_]*/) ?? '' } };
    } else if (match(reader, /^\[/) !== undefined) {
      of = { kind: 'member', of, key: read(reader) };
      if (match(reader, /^\]/) === undefined) throw new Error(`expected ] in ${reader.text}`);
    } else return of;
  }
}

function primary(reader: Reader): Expression {
  const string = match(reader, /^'(?:[^']|'')*'/);
  if (string !== undefined) return { kind: 'value', value: string.slice(1, -1).replaceAll("''", "'") };
  const number = match(reader, /^-?\d+/);
  if (number !== undefined) return { kind: 'value', value: Number(number) };
  const name = match(reader, /^[A-Za-z][A-Za-z0-9]*/);
  if (name === undefined || match(reader, /^\(/) === undefined)
    throw new Error(`expected a function in ${reader.text} at ${reader.at}`);
  const args: Expression[] = [];
  while (match(reader, /^\)/) === undefined) {
    args.push(read(reader));
    if (match(reader, /^, /) === undefined && !reader.text.startsWith(')', reader.at))
      throw new Error(`expected , in ${reader.text}`);
  }
  return { kind: 'call', name, args };
}
