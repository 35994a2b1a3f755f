export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly parts: readonly (string | readonly Token[])[] }
  | { readonly kind: 'sign'; readonly text: string }
  | { readonly kind: 'newline' };

const SIGNS = [
  '=>',
  '&&',
  '||',
  '??',
  '==',
  '!=',
  '<=',
  '>=',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  ',',
  ':',
  '?',
  '=',
  '@',
  '.',
  '!',
  '<',
  '>',
  '+',
  '-',
  '*',
  '/',
  '%',
];
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', "'": "'", '\\': '\\', $: '$' };

/** Bicep's tokens; newlines count, as they do in Bicep. */
export function tokenize(text: string): readonly Token[] {
  const reader = { text, at: 0 };
  const tokens = readTokens(reader, false);
  if (reader.at < text.length) throw new Error(`unexpected '${text.slice(reader.at, reader.at + 20)}'`);
  return tokens;
}

interface Reader {
  readonly text: string;
  at: number;
}

function readTokens(reader: Reader, insideString: boolean): readonly Token[] {
  const tokens: Token[] = [];
  const { text } = reader;
  let depth = 0;
  while (reader.at < text.length) {
    const rest = text.slice(reader.at, reader.at + 200);
    const character = rest.charAt(0);
    if (insideString && character === '}' && depth === 0) return tokens;
    if (character === '\n') {
      tokens.push({ kind: 'newline' });
      reader.at++;
    } else if (character === ' ') reader.at++;
    else if (rest.startsWith('//')) reader.at = text.indexOf('\n', reader.at);
    else if (character === "'") tokens.push(readString(reader));
    else {
      const word = /^[A-Za-z_][A-Za-z0-9_]*/.exec(rest)?.[0];
      const number = /^\d+/.exec(rest)?.[0];
      const sign = SIGNS.find((each) => rest.startsWith(each));
      if (word !== undefined)
        tokens.push({ kind: 'word', text: text.slice(reader.at).match(/^[A-Za-z0-9_]+/)?.[0] ?? word });
      else if (number !== undefined) tokens.push({ kind: 'number', text: number });
      else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign });
      else throw new Error(`unexpected '${rest.slice(0, 20)}'`);
      if (sign === '{') depth++;
      if (sign === '}') depth--;
      const last = tokens.at(-1);
      reader.at += last !== undefined && 'text' in last ? last.text.length : 0;
    }
  }
  return tokens;
}

function readString(reader: Reader): Token {
  const parts: (string | readonly Token[])[] = [];
  let literal = '';
  reader.at++;
  for (;;) {
    const character = reader.text.charAt(reader.at);
    if (character === '' || character === '\n') throw new Error('a string is not closed');
    if (character === "'") break;
    if (reader.text.startsWith('${', reader.at)) {
      parts.push(literal);
      literal = '';
      reader.at += 2;
      parts.push(readTokens(reader, true));
      reader.at++;
    } else if (character === '\\') literal += readEscape(reader);
    else {
      literal += character;
      reader.at++;
    }
  }
  reader.at++;
  return { kind: 'string', parts: [...parts, literal] };
}

function readEscape(reader: Reader): string {
  const hex = /^\\u\{([0-9a-f]+)\}/.exec(reader.text.slice(reader.at, reader.at + 12));
  if (hex !== null) {
    reader.at += hex[0].length;
    return String.fromCodePoint(parseInt(hex[1] ?? '', 16));
  }
  const letter = reader.text.charAt(reader.at + 1);
  const value = ESCAPES[letter];
  if (value === undefined || (letter === '$' && reader.text.charAt(reader.at + 2) !== '{'))
    throw new Error(`unknown escape '\\${letter}'`);
  reader.at += 2;
  return value;
}
