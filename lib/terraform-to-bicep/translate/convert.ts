import { Inexpressible } from '../problem';
import { parseNumber, numberText } from '../terraform/numbers';
import { binary, bool, call, conditional, notNull, NULL, number, string } from '../tree/build';
import type { Node } from '../tree/node';
import { sameType, STRING, type Type } from '../tree/type';
import { toList, toMap, toObject } from './convert-collections';
import { numberAsText } from './minus-zero';
import type { Types } from './types';

/**
 * Converts a node to a type, as Terraform does; null remains null.
 * @throws Inexpressible when Terraform does not convert it, or a template cannot
 */
export function convert(node: Node, type: Type, types: Types): Node {
  if (node.kind === 'null') return node;
  switch (type.kind) {
    case 'string':
      return orNullNode(node, type, types, toText);
    case 'int':
      return orNullNode(node, type, types, toNumber);
    case 'bool':
      return orNullNode(node, type, types, toBool);
    case 'list':
      return toList(node, type, types);
    case 'map':
      return toMap(node, type, types);
    case 'object':
      return toObject(node, type, types);
    case 'maybe':
      return convert(node, type.of, types);
    default:
      return node;
  }
}

/** Converts a node to a string. @throws Inexpressible for null, and for a type that has no string */
export function toText(node: Node, types: Types): Node {
  if (node.kind === 'string') return node;
  if (node.kind === 'int' || node.kind === 'decimal') return string(numberText(node.value));
  if (node.kind === 'bool') return string(String(node.value));
  if (node.kind === 'conditional') return conditional(node.test, toText(node.yes, types), toText(node.no, types));
  const given = notOptional(node, STRING, types);
  const { kind } = types.of(given);
  if (kind === 'string') return given;
  if (kind === 'int') return numberAsText(given);
  // ARM converts true to 'True'.
  if (kind === 'bool') return conditional(given, string('true'), string('false'));
  throw new Inexpressible(`needs a string, got ${describe(kind)}`);
}

/** Converts a node to a number. @throws Inexpressible for null, and for a type or a string that is not a number */
export function toNumber(node: Node, types: Types): Node {
  if (node.kind === 'int' || node.kind === 'decimal') return node;
  if (node.kind === 'string') {
    const value = parseNumber(node.value);
    if (value === undefined) throw new Inexpressible(`needs a number, got '${node.value}'`);
    return number(value);
  }
  if (node.kind === 'conditional') return conditional(node.test, toNumber(node.yes, types), toNumber(node.no, types));
  const given = notOptional(node, { kind: 'int' }, types);
  const { kind } = types.of(given);
  if (kind === 'int') return given;
  if (kind === 'string') return call('int', given);
  throw new Inexpressible(`needs a number, got ${describe(kind)}`);
}

/**
 * Converts a node to a boolean.
 * @throws Inexpressible for null, and for a type or a string that is neither true nor false
 */
export function toBool(node: Node, types: Types): Node {
  if (node.kind === 'bool') return node;
  if (node.kind === 'string') {
    const value = WORDS.get(node.value);
    if (value !== undefined) return bool(value);
    throw new Inexpressible(`needs true or false, got '${node.value}'`);
  }
  if (node.kind === 'conditional') return conditional(node.test, toBool(node.yes, types), toBool(node.no, types));
  const given = notOptional(node, { kind: 'bool' }, types);
  const { kind } = types.of(given);
  if (kind === 'bool') return given;
  // Terraform also accepts 1 and 0.
  if (kind === 'string') return conditional(isDigit(given), binary('==', given, string('1')), call('bool', given));
  throw new Inexpressible(`needs true or false, got ${describe(kind)}`);
}

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

function isDigit(text: Node): Node {
  return binary('||', binary('==', text, string('0')), binary('==', text, string('1')));
}

/** The node without null; a parameter without a type gets that of its use. @throws Inexpressible for a literal null */
export function notOptional(node: Node, use: Type, types: Types): Node {
  if (node.kind === 'null') throw new Inexpressible('must not be null');
  if (types.of(node).kind === 'any') types.infer(node, use);
  return types.of(node).kind === 'maybe' ? notNull(node) : node;
}

/** Converts a nullable node; null remains null, as in Terraform. */
function orNullNode(node: Node, type: Type, types: Types, make: (node: Node, types: Types) => Node): Node {
  if (node.kind === 'conditional')
    return conditional(node.test, convert(node.yes, type, types), convert(node.no, type, types));
  if (types.of(node).kind === 'any') types.infer(node, type);
  const own = types.of(node);
  if (own.kind !== 'maybe') return make(node, types);
  if (sameType(own.of, type)) return node;
  return conditional(binary('==', node, NULL), NULL, make(notNull(node), types));
}

const DESCRIPTIONS: Readonly<Record<Type['kind'], string>> = {
  string: 'a string',
  int: 'a number',
  decimal: 'a number with a fraction',
  bool: 'true or false',
  null: 'null',
  any: 'a value of unknown type; give the variable a type',
  none: 'nothing',
  list: 'a list',
  map: 'a map',
  object: 'an object',
  maybe: 'a value that may be null',
};

/** The type in words, for messages. */
export function describe(kind: Type['kind']): string {
  return DESCRIPTIONS[kind];
}
