import type { JsonObject } from '../json';
import { Inexpressible, type Problem } from '../problem';
import type { Node } from '../tree/node';
import type { Output } from '../tree/template';
import { walk } from '../tree/walk';
import { type Resolve, valueToNode } from './value-to-node';
import type { Names } from './names';
import { camelCase, wordsOf } from './names';
import { type Known, typeOfNode } from './types';

const KNOWN = new Set(['//', 'value', 'description', 'sensitive', 'depends_on', 'precondition', 'ephemeral', 'type']);
const READABLE = 'would be readable in the history of deployments; remove the output';

/** What the template answers when it is deployed. */
export function translateOutputs(
  outputs: ReadonlyMap<string, JsonObject>,
  resolve: Resolve,
  known: Known,
  names: Names,
  problems: Problem[],
): readonly Output[] {
  return [...outputs].flatMap(([name, config]) => {
    const report = (attribute: string, message: string): void =>
      void problems.push({ path: `output ${name}`, attribute, message });
    for (const key of Object.keys(config))
      if (!KNOWN.has(key)) report(key, 'has no counterpart in a Bicep output; remove it');
    if (config.sensitive === true) report('sensitive', READABLE);
    try {
      const value = valueToNode(config.value ?? null, resolve);
      if (mentionsSecret(value, known)) report('value', `is or contains a secret, which ${READABLE}`);
      return [output(names.allocate([name, camelCase(wordsOf(name))], name), value, config, known)];
    } catch (error) {
      if (!(error instanceof Inexpressible)) throw error;
      report('value', error.message);
      return [];
    }
  });
}

function output(name: string, value: Node, { description }: JsonObject, known: Known): Output {
  return { name, type: typeOfNode(value, known), value, ...(typeof description === 'string' ? { description } : {}) };
}

function mentionsSecret(value: Node, known: Known): boolean {
  return [...walk(value)].some(
    (node) =>
      (node.kind === 'param' && known.parameter(node.name)?.secure === true) ||
      (node.kind === 'variable' &&
        mentionsSecret(known.variable(node.name) ?? node, { ...known, variable: () => undefined })),
  );
}
