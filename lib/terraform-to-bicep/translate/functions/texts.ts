import { array, binary, bool, call, conditional, interpolation, number, string } from '../../tree/build';
import type { Node } from '../../tree/node';
import { toNumber, toText } from '../convert';
import { mayBeMinusZero } from '../minus-zero';
import type { Types } from '../types';
import { jsonText } from './json-text';
import { arg, fail, type Make, numberArg, ofText, plus, textArg, textsArg } from './make';

/**
 * Characters of a string, of which a template has no use for so many: locals that double one another reach any number.
 * @see https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits
 */
const LONGEST_TEXT = 131_072;

/** Joins strings and values, each as Terraform formats it. @throws Inexpressible when the known part is too long */
export function joined(parts: readonly Node[], types: Types): Node {
  const known = parts.reduce((sum, part) => sum + knownLength(part), 0);
  if (known > LONGEST_TEXT) fail(`the string has more than ${LONGEST_TEXT} characters; shorten it`);
  const node = interpolation(parts.map((part) => partOf(part, types)));
  const [only] = node.kind === 'interpolation' ? node.parts : [];
  return only !== undefined && node.kind === 'interpolation' && node.parts.length === 1 ? toText(only, types) : node;
}

function knownLength(node: Node): number {
  if (node.kind === 'string') return node.value.length;
  return node.kind === 'interpolation' ? node.parts.reduce((sum, part) => sum + knownLength(part), 0) : 0;
}

/** The length of a known string in grapheme clusters, as in Terraform; ARM counts UTF-16 code units. */
export function lengthOf(text: string): number {
  return [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].length;
}

/** Case-sensitive, unlike `startsWith` of ARM. */
const startsWith: Make = (args, types) => {
  const [text, start] = [textArg(args, 0, types), textArg(args, 1, types)];
  if (text.kind === 'string' && start.kind === 'string') return bool(text.value.startsWith(start.value));
  return binary('==', call('take', text, lengthNode(start)), start);
};

const endsWith: Make = (args, types) => {
  const [text, end] = [textArg(args, 0, types), textArg(args, 1, types)];
  if (text.kind === 'string' && end.kind === 'string') return bool(text.value.endsWith(end.value));
  return binary('==', call('skip', text, binary('-', lengthNode(text), lengthNode(end))), end);
};

function lengthNode(text: Node): Node {
  return text.kind === 'string' ? number(text.value.length) : call('length', text);
}

/** Uses `take` and `skip`, which return an empty string past the end, where ARM's `substring` fails. */
const substr: Make = (args, types) => {
  const [text, offset, length] = [textArg(args, 0, types), numberArg(args, 1, types), numberArg(args, 2, types)];
  if (offset.kind === 'decimal' || length.kind === 'decimal') fail('needs integers');
  if (text.kind === 'string' && offset.kind === 'int' && length.kind === 'int')
    return string(knownSubstr(text.value, offset.value, length.value));
  return take(skip(text, offset), length, offset);
};

function skip(text: Node, offset: Node): Node {
  if (offset.kind === 'int' && offset.value === 0) return text;
  if (offset.kind === 'int')
    return call('skip', text, offset.value < 0 ? plus(call('length', text), offset.value) : offset);
  const fromEnd = binary('+', call('length', text), offset);
  return call('skip', text, conditional(binary('<', offset, number(0)), fromEnd, offset));
}

function take(text: Node, length: Node, offset: Node): Node {
  if (length.kind === 'int') {
    if (length.value < 0) return text;
    if (length.value === 0 && !(offset.kind === 'int' && offset.value >= 0)) fail('needs a length of 1 or more here');
    return length.value === 0 ? string('') : call('take', text, length);
  }
  const all = call('length', text);
  return call('take', text, conditional(binary('<', length, number(0)), all, length));
}

function knownSubstr(text: string, offset: number, length: number): string {
  const characters = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  );
  const start = offset < 0 ? offset + characters.length : offset;
  if (length === 0 && offset >= 0) return '';
  const rest = characters.slice(Math.max(0, start));
  return (length <= 0 ? rest : rest.slice(0, length)).join('');
}

const join: Make = (args, types) => {
  const separator = textArg(args, 0, types);
  if (args.length < 2) fail('has too few arguments');
  const lists = args.slice(1).map((_, index) => textsArg(args, index + 1, types));
  const seen = lists.map((list) => types.look(list));
  if (seen.every((list) => list.kind === 'array') && seen.every((list) => lists.includes(list) || isKnown(list))) {
    const items = seen.flatMap((list) => (list.kind === 'array' ? list.items : []));
    return joined(
      items.flatMap((item, index) => (index === 0 ? [item] : [separator, item])),
      types,
    );
  }
  const [first, ...more] = lists;
  return call('join', first === undefined || more.length > 0 ? call('concat', ...lists) : first, separator);
};

function isKnown(list: Node): boolean {
  return list.kind === 'array' && list.items.every(({ kind }) => kind === 'string');
}

const split: Make = (args, types) => {
  const [separator, text] = [textArg(args, 0, types), textArg(args, 1, types)];
  if (separator.kind === 'string' && text.kind === 'string') {
    const parts = separator.value === '' ? [...text.value] : text.value.split(separator.value);
    return array(parts.map(string), true);
  }
  if (separator.kind !== 'string' || separator.value === '') fail('needs a literal separator that is not empty');
  return call('split', text, separator);
};

const replace: Make = (args, types) => {
  const [text, search, by] = [textArg(args, 0, types), textArg(args, 1, types), textArg(args, 2, types)];
  if (search.kind !== 'string' || /^\/.*\/$/s.test(search.value))
    fail('cannot search for a regular expression in Bicep');
  const found = search.kind === 'string' ? search.value : '';
  if (text.kind === 'string' && by.kind === 'string') return string(text.value.replaceAll(found, () => by.value));
  if (found === '') fail('cannot search for an empty string in Bicep');
  return call('replace', text, search, by);
};

const VERB = /(%%|%[^a-zA-Z%]*[a-zA-Z])/;

/** Supports `%s`, `%d` and `%v`, the first two with a width; other verbs have no counterpart in Bicep. */
const format: Make = ([pattern, ...args], types) => {
  if (pattern?.kind !== 'string') return fail('needs a literal format');
  let next = 0;
  const parts = pattern.value.split(VERB).map((part, index) => {
    if (index % 2 === 0) return part.includes('%') ? fail(`cannot format with '${part}' in Bicep`) : string(part);
    return part === '%%' ? string('%') : formatted(part, arg(args, next++), types);
  });
  if (next < args.length) fail('has more values than verbs in the format');
  return joined(parts, types);
};

function formatted(verb: string, value: Node, types: Types): Node {
  if (value.kind === 'null') return fail('must not contain null');
  const [, flags = '', width = '', letter = ''] =
    /^%([-0]?)(\d*)([sdv])$/.exec(verb) ?? fail(`cannot format with '${verb}' in Bicep`);
  if (letter === 'v' && (flags !== '' || width !== '')) fail(`cannot format with '${verb}' in Bicep`);
  if (letter === 'd') {
    const number = toNumber(value, types);
    if (types.of(number).kind === 'decimal') fail(`cannot format a number with a fraction with '${verb}'`);
    if (flags === '' && width === '') return number;
    return number.kind === 'int'
      ? string(padded(String(number.value), flags, Number(width)))
      : fail(`cannot format with '${verb}' in Bicep`);
  }
  const { kind } = types.of(value);
  const text =
    letter === 'v' && (kind === 'list' || kind === 'map' || kind === 'object')
      ? jsonText(value, types)
      : partOf(value, types);
  if (flags === '' && width === '') return text;
  if (flags === '0') fail(`cannot format with '${verb}' in Bicep`);
  if (text.kind === 'string') return string(padded(text.value, flags, Number(width)));
  return flags === ''
    ? call('padLeft', toText(text, types), number(Number(width)))
    : fail(`cannot format with '${verb}' in Bicep`);
}

/** A value inside an interpolation, where numbers need no conversion. */
function partOf(value: Node, types: Types): Node {
  if (value.kind === 'int' || value.kind === 'decimal') return toText(value, types);
  return types.of(value).kind === 'int' && !mayBeMinusZero(value) ? value : toText(value, types);
}

function padded(text: string, flags: string, width: number): string {
  if (flags === '-') return text.padEnd(width);
  if (flags === '0')
    return text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0');
  return text.padStart(width);
}

const base64decode: Make = (args, types) => {
  const text = textArg(args, 0, types);
  if (text.kind !== 'string') return call('base64ToString', text);
  const decoded = Buffer.from(text.value, 'base64');
  if (decoded.toString('base64') !== text.value || decoded.toString('utf8').includes('\ufffd'))
    fail('needs a base64 string');
  return string(decoded.toString('utf8'));
};

/** Terraform's functions of strings. */
export const textFunctions: readonly (readonly [string, Make])[] = [
  ['base64decode', base64decode],
  ['base64encode', ofText('base64', (text) => Buffer.from(text).toString('base64'))],
  ['endswith', endsWith],
  ['format', format],
  ['join', join],
  ['lower', ofText('toLower', (text) => text.toLowerCase())],
  ['replace', replace],
  ['split', split],
  ['startswith', startsWith],
  ['substr', substr],
  ['trimspace', ofText('trim', (text) => text.trim())],
  ['upper', ofText('toUpper', (text) => text.toUpperCase())],
];
