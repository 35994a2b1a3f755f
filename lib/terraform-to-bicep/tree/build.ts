import type { BinaryOperator, Node, Of, Property } from './node';
import type { Type } from './type';

export const NULL: Node = Object.freeze({ kind: 'null' });

export const string = (value: string): Node => Object.freeze({ kind: 'string', value });
export const bool = (value: boolean): Node => Object.freeze({ kind: 'bool', value });
export const param = (name: string): Node => Object.freeze({ kind: 'param', name });
export const variable = (name: string): Node => Object.freeze({ kind: 'variable', name });
export const resourceId = (of: string): Node => Object.freeze({ kind: 'resource-id', of });
export const resourceName = (of: string): Node => Object.freeze({ kind: 'resource-name', of });
export const moduleOutput = (of: string, name: string): Node => Object.freeze({ kind: 'module-output', of, name });
export const access = (base: Node, key: Node): Node => Object.freeze({ kind: 'access', base, key });
export const safeAccess = (base: Node, key: Node): Node => Object.freeze({ kind: 'access', base, key, safe: true });
export const local = (name: string, type: Type): Of<'local'> => Object.freeze({ kind: 'local', name, type });
export const lambda = (args: readonly Of<'local'>[], body: Node): Node =>
  Object.freeze({ kind: 'lambda', args: Object.freeze([...args]), body });
export const notNull = (of: Node): Node => Object.freeze({ kind: 'not-null', of });
export const not = (of: Node): Node => Object.freeze({ kind: 'not', of });

/** A number: ARM has only integers, others are passed as JSON. */
export const number = (value: number): Node =>
  Object.freeze({ kind: Number.isSafeInteger(value) ? 'int' : 'decimal', value });

export const resourceState = (of: string, path: readonly (string | number)[]): Node =>
  Object.freeze({ kind: 'resource-state', of, path: Object.freeze([...path]) });

export const array = (items: readonly Node[], uniform = false): Of<'array'> =>
  Object.freeze({ kind: 'array', items: Object.freeze([...items]), ...(uniform ? { uniform } : {}) });

export const object = (props: readonly Property[]): Of<'object'> =>
  Object.freeze({ kind: 'object', props: Object.freeze(props.map((prop) => Object.freeze(prop))) });

export const call = (name: string, ...args: readonly Node[]): Node =>
  Object.freeze({ kind: 'call', name, args: Object.freeze([...args]) });

export const conditional = (test: Node, yes: Node, no: Node): Node =>
  Object.freeze({ kind: 'conditional', test, yes, no });

export const binary = (operator: BinaryOperator, left: Node, right: Node): Node =>
  Object.freeze({ kind: 'binary', operator, left, right });

/** Joins strings and expressions: merges adjacent strings, flattens nesting, and returns a single part unchanged. */
export function interpolation(parts: readonly Node[]): Node {
  const flat: Node[] = [];
  for (const part of parts.flatMap((each) => (each.kind === 'interpolation' ? each.parts : [each]))) {
    const last = flat.at(-1);
    const text = textOf(part);
    const before = last === undefined ? undefined : textOf(last);
    if (text === '') continue;
    if (text !== undefined && before !== undefined) flat[flat.length - 1] = string(before + text);
    else flat.push(text === undefined ? part : string(text));
  }
  if (flat.length === 0) return string('');
  if (flat.length === 1 && flat[0]?.kind === 'string') return flat[0];
  return Object.freeze({ kind: 'interpolation', parts: Object.freeze(flat) });
}

function textOf(node: Node): string | undefined {
  if (node.kind === 'string') return node.value;
  if (node.kind === 'int' || node.kind === 'decimal') return String(node.value);
  return node.kind === 'bool' ? String(node.value) : undefined;
}
