import type { Kind, Node, Of } from '../tree/node';
import type { Parameter, TypeName } from '../tree/template';

/** What calls give; all others give strings. */
const CALLS: Readonly<Record<string, TypeName>> = {
  concat: 'array',
  contains: 'bool',
  bool: 'bool',
  endsWith: 'bool',
  startsWith: 'bool',
  flatten: 'array',
  int: 'int',
  indexOf: 'int',
  length: 'int',
  max: 'int',
  min: 'int',
  objectKeys: 'array',
  shallowMerge: 'object',
  split: 'array',
  union: 'array',
};

/** What Azure answers with, where it is not a string. */
const STATE: Readonly<Record<string, TypeName>> = {
  asn: 'int',
  peerWeight: 'int',
  bgpSettings: 'object',
  bgpPeeringAddresses: 'array',
  defaultBgpIpAddresses: 'array',
  tunnelIpAddresses: 'array',
  customBgpIpAddresses: 'array',
};

/** What a template knows of the things that nodes name. */
export interface Known {
  readonly parameter: (name: string) => Parameter | undefined;
  readonly variable: (name: string) => Node | undefined;
}

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', '&&', '||']);
const FIXED: Partial<Record<Kind, TypeName>> = {
  int: 'int',
  bool: 'bool',
  not: 'bool',
  array: 'array',
  object: 'object',
};

/** The type of an output with this value. */
export function typeOfNode(node: Node, known: Known): TypeName {
  if (node.kind === 'param') return known.parameter(node.name)?.type ?? 'string';
  if (node.kind === 'variable') {
    const value = known.variable(node.name);
    return value === undefined ? 'string' : typeOfNode(value, known);
  }
  if (node.kind === 'resource-state') return STATE[node.path.at(-1) ?? ''] ?? 'string';
  if (node.kind === 'call') return CALLS[node.name] ?? 'string';
  if (node.kind === 'conditional') return typeOfNode(node.yes, known);
  if (node.kind === 'binary') return typeOfBinary(node, known);
  return FIXED[node.kind] ?? 'string';
}

function typeOfBinary({ operator, left }: Of<'binary'>, known: Known): TypeName {
  if (COMPARISONS.has(operator)) return 'bool';
  return operator === '??' ? typeOfNode(left, known) : 'int';
}
