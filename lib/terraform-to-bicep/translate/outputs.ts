import type { JsonObject } from '../json';
import { Inexpressible, type Problem } from '../problem';
import { NULL } from '../tree/build';
import type { Node } from '../tree/node';
import type { Output } from '../tree/template';
import { orNull, STRING, STRINGS, type Type, withoutNull } from '../tree/type';
import { walk } from '../tree/walk';
import { UNCHECKED } from './blocks';
import { type Scope, valueToNode } from './value-to-node';
import type { Names } from './names';
import { camelCase, wordsOf } from './names';
import type { Known, Types } from './types';

const KNOWN = new Set(['//', 'value', 'description', 'sensitive', 'depends_on', 'ephemeral', 'type']);
const READABLE = 'would be readable in the deployment history; remove the output';

/** The outputs of the template. */
export function translateOutputs(
  outputs: ReadonlyMap<string, JsonObject>,
  scope: Scope,
  known: Known,
  names: Names,
  problems: Problem[],
): readonly Output[] {
  return [...outputs].flatMap(([name, config]) => {
    const report = (attribute: string, message: string): void =>
      void problems.push({ path: `output ${name}`, attribute, message });
    for (const key of Object.keys(config))
      if (!KNOWN.has(key))
        report(key, key === 'precondition' ? UNCHECKED : 'has no counterpart in a Bicep output; remove it');
    if (config.sensitive === true) report('sensitive', READABLE);
    try {
      const value = valueToNode(config.value ?? null, scope);
      if (mentionsSecret(value, known)) report('value', `is or contains a secret, which ${READABLE}`);
      return [output(names.allocate([name, camelCase(wordsOf(name))], name), value, config, scope.types)];
    } catch (error) {
      if (!(error instanceof Inexpressible)) throw error;
      report('value', error.message);
      return [];
    }
  });
}

function output(name: string, value: Node, { description }: JsonObject, types: Types): Output {
  return { name, type: outputType(value, types), value, ...(typeof description === 'string' ? { description } : {}) };
}

/** The type of an output. @throws Inexpressible when a template has no such type */
function outputType(value: Node, types: Types): Type {
  if (types.of(value).kind === 'any') types.infer(value, STRING);
  const type = types.of(value);
  const { kind } = withoutNull(type);
  if (kind === 'decimal')
    throw new Inexpressible('is or may be a number with a fraction, which outputs do not support; use tostring()');
  if (kind === 'any') throw new Inexpressible('is of unknown type; use tostring(), or give the variable a type');
  return kind === 'null' ? orNull(STRING) : withItems(type);
}

/** An empty list or map has no item type; strings are the most frequent one. */
function withItems(type: Type): Type {
  if (type.kind === 'list' && type.of.kind === 'none') return STRINGS;
  if (type.kind === 'object' && type.props.length === 0) return { kind: 'map', of: STRING };
  return type;
}

function mentionsSecret(value: Node, known: Known): boolean {
  return [...walk(value)].some(
    (node) =>
      (node.kind === 'param' && known.parameter(node.name)?.secure === true) ||
      (node.kind === 'variable' && mentionsSecret(known.variable(node.name) ?? NULL, known)),
  );
}
