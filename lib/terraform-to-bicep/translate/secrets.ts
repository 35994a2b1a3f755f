import type { Node } from '../tree/node';
import type { Known } from './types';

/** Where a value comes from. */
export interface Origin {
  /** Parameters that can become the value, or a part of it. */
  readonly parameters: readonly string[];
  /** Whether a readable part of the template can become the value. */
  readonly literal: boolean;
}

const NOWHERE: Origin = { parameters: [], literal: false };
const LITERAL: Origin = { parameters: [], literal: true };

/** Where the value comes from, through conditions and functions; what only selects it does not count. */
export function originOf(node: Node, known: Known): Origin {
  const any = (nodes: readonly Node[]): Origin => together(nodes.map((each) => originOf(each, known)));
  switch (node.kind) {
    case 'string':
      return node.value === '' ? NOWHERE : LITERAL;
    case 'int':
    case 'decimal':
    case 'bool':
    // Azure does not protect the value of a variable.
    case 'variable':
    case 'resource-id':
    case 'resource-name':
      return LITERAL;
    case 'param':
      return { parameters: [node.name], literal: false };
    case 'interpolation':
      return ofParts(node.parts, known);
    case 'conditional':
      return any([node.yes, node.no]);
    case 'binary':
      return any([node.left, node.right]);
    case 'not-null':
      return any([node.of]);
    case 'access':
      return any([node.base]);
    case 'array':
      return any(node.items);
    case 'object':
      return any(node.props.map(([, value]) => value));
    case 'call':
      return any(JOINING.has(node.name) ? node.args : node.args.slice(0, 1));
    default:
      return NOWHERE;
  }
}

/** Functions whose result contains all of their arguments; of the others, it is derived from the first one. */
const JOINING: ReadonlySet<string> = new Set(['concat', 'union']);

/** Text beside a secret reveals nothing of it. */
function ofParts(parts: readonly Node[], known: Known): Origin {
  const origins = parts.map((part) => originOf(part, known));
  const { parameters, literal } = together(origins);
  return { parameters, literal: literal && !origins.some((origin) => isSecret(origin, known)) };
}

function isSecret({ parameters, literal }: Origin, known: Known): boolean {
  return !literal && parameters.length > 0 && parameters.every((name) => known.parameter(name)?.secure === true);
}

function together(origins: readonly Origin[]): Origin {
  return {
    parameters: origins.flatMap(({ parameters }) => parameters),
    literal: origins.some(({ literal }) => literal),
  };
}
