import { isArray, isObject, type Json } from '../../json';
import { array, binary, call, conditional, interpolation, notNull, NULL, number, string } from '../../tree/build';
import type { Node } from '../../tree/node';
import { INT, STRING, type Type, withoutNull } from '../../tree/type';
import { itemTypes } from '../common-type';
import { toText } from '../convert';
import { knownValue } from '../known';
import { numberText } from '../../terraform/numbers';
import type { Types } from '../types';
import { fail } from './make';

/** Characters that Terraform escapes for use in HTML, and ARM does not. */
const ESCAPED: readonly (readonly [string, string])[] = [
  ['<', '\\u003c'],
  ['>', '\\u003e'],
  ['&', '\\u0026'],
];

/** The string that `jsonencode` returns for a value. @throws Inexpressible for a map whose keys are not literal */
export function jsonText(node: Node, types: Types): Node {
  const known = knownValue(types.look(node));
  if (known !== undefined) return string(knownJson(known));
  if (node.kind === 'array') return interpolation(list(node.items.map((item) => jsonText(item, types))));
  if (node.kind === 'object') {
    const props = [...node.props].sort(([a], [b]) => (a < b ? -1 : 1));
    return interpolation([
      string('{'),
      ...separated(props.map(([key, value]) => [string(`${knownJson(key)}:`), jsonText(value, types)])),
      string('}'),
    ]);
  }
  if (node.kind === 'conditional') return conditional(node.test, jsonText(node.yes, types), jsonText(node.no, types));
  const type = types.of(node);
  if (type.kind === 'maybe') {
    return conditional(binary('==', node, NULL), string('null'), jsonText(notNull(node), types));
  }
  return ofType(node, type, types);
}

function ofType(node: Node, type: Type, types: Types): Node {
  if (type.kind === 'int' || type.kind === 'bool') return toText(node, types);
  if (type.kind === 'string' || type.kind === 'any') return quoted(toText(node, types));
  if (type.kind === 'list') {
    const items = itemTypes(node, types);
    if (items.every(isPlain))
      return escaped(call('string', node), items.some(({ kind }) => kind === 'string') ? STRING : INT);
  }
  return fail('needs a value with literal keys');
}

/** A string in quotes. ARM quotes a string only inside a list, so that it is taken from one. */
function quoted(text: Node): Node {
  const inList = call('string', array([text]));
  const inner = call('take', call('skip', inList, number(1)), binary('-', call('length', inList), number(2)));
  return escaped(inner, { kind: 'string' });
}

function escaped(json: Node, type: Type): Node {
  return withoutNull(type).kind === 'string'
    ? ESCAPED.reduce((text, [from, to]) => call('replace', text, string(from), string(to)), json)
    : json;
}

function isPlain(type: Type): boolean {
  return type.kind === 'string' || type.kind === 'int' || type.kind === 'bool';
}

function list(items: readonly Node[]): readonly Node[] {
  return [string('['), ...separated(items.map((item) => [item])), string(']')];
}

function separated(groups: readonly (readonly Node[])[]): readonly Node[] {
  return groups.flatMap((group, index) => (index === 0 ? group : [string(','), ...group]));
}

/** JSON as Go encodes it: keys sorted, and HTML characters escaped. */
function knownJson(value: Json): string {
  if (isArray(value)) return `[${value.map(knownJson).join(',')}]`;
  if (isObject(value)) {
    const keys = Object.keys(value).sort();
    return `{${keys.map((key) => `${knownJson(key)}:${knownJson(value[key] ?? null)}`).join(',')}}`;
  }
  if (typeof value === 'number') return numberText(value);
  return ESCAPED.reduce((text, [from, to]) => text.replaceAll(from, to), JSON.stringify(value))
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
