import type { Node, Of, Printer } from '../tree/node';
import { printWith } from '../tree/node';
import type { Parameter } from '../tree/template';
import {
  ANY,
  ANY_MAP,
  BOOL,
  INT,
  listOf,
  STRING,
  STRINGS,
  type Type,
  union,
  valuesOf,
  withoutNull,
} from '../tree/type';

/** Types of the declarations that nodes refer to. */
export interface Known {
  readonly parameter: (name: string) => Parameter | undefined;
  readonly variable: (name: string) => Node | undefined;
}

/** Types and known values of nodes. */
export interface Types {
  of(node: Node): Type;
  /** The collection that a variable contains; otherwise the node itself. */
  look(node: Node): Node;
  /** Records the type that an untyped parameter is used as. */
  infer(node: Node, type: Type): void;
}

/** Fixed result types of functions; all other functions return strings. */
const CALLS: Readonly<Record<string, Type>> = {
  bool: BOOL,
  contains: BOOL,
  empty: BOOL,
  endsWith: BOOL,
  indexOf: INT,
  int: INT,
  json: ANY,
  length: INT,
  max: INT,
  min: INT,
  objectKeys: STRINGS,
  parseCidr: { kind: 'map', of: STRING },
  range: { kind: 'list', of: INT },
  resourceGroup: { kind: 'map', of: STRING },
  split: STRINGS,
  startsWith: BOOL,
  subscription: { kind: 'map', of: STRING },
};

/** Types of the values that Azure returns, where they are not strings. */
const STATE: Readonly<Record<string, Type>> = {
  asn: INT,
  peerWeight: INT,
  bgpSettings: ANY_MAP,
  bgpPeeringAddresses: { kind: 'list', of: ANY_MAP },
  defaultBgpIpAddresses: STRINGS,
  tunnelIpAddresses: STRINGS,
  customBgpIpAddresses: STRINGS,
};

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '<', '<=', '>', '>=', '&&', '||']);

/** Infers the type of every node from the declarations of the template. */
export function createTypes(known: Known, infer: Types['infer']): Types {
  const always =
    (type: Type): (() => Type) =>
    () =>
      type;
  const printer: Printer<Type> = {
    string: always(STRING),
    int: always(INT),
    decimal: always({ kind: 'decimal' }),
    bool: always(BOOL),
    null: always({ kind: 'null' }),
    array: ({ items }) => listOf(items.map((item) => of(item))),
    object: ({ props }) => ({ kind: 'object', props: props.map(([name, value]) => [name, of(value)] as const) }),
    interpolation: always(STRING),
    param: ({ name }) => known.parameter(name)?.type ?? STRING,
    variable: ({ name }) => {
      const value = known.variable(name);
      return value === undefined ? STRING : of(value);
    },
    'resource-id': always(STRING),
    'resource-name': always(STRING),
    'resource-state': ({ path }) => {
      const last = path.at(-1) ?? '';
      if (typeof last === 'string') return STATE[last] ?? STRING;
      const type = STATE[String(path.at(-2))];
      return type?.kind === 'list' ? type.of : STRING;
    },
    'module-output': always(ANY),
    access: ({ base, key, safe }) => {
      const found = member(withoutNull(of(base)), key);
      return safe === true ? union(found, { kind: 'null' }) : found;
    },
    call: (node) => typeOfCall(node),
    conditional: ({ yes, no }) => union(of(yes), of(no)),
    binary: (node) => typeOfBinary(node),
    not: always(BOOL),
    lambda: ({ body }) => of(body),
    local: ({ type }) => type,
    'not-null': (node) => withoutNull(of(node.of)),
  };
  const of = printWith(printer);

  function typeOfCall({ name, args }: Of<'call'>): Type {
    const [first, second] = args;
    if (first === undefined) return CALLS[name] ?? STRING;
    if (name === 'concat' || name === 'union') return args.map((arg) => of(arg)).reduce(union);
    if (name === 'shallowMerge') {
      const list = of(first);
      const maps = first.kind === 'array' ? first.items.map((item) => of(item)) : list.kind === 'list' ? [list.of] : [];
      const values = maps.map((map) => valuesOf(map) ?? ANY);
      return { kind: 'map', of: values.length === 0 ? ANY : values.reduce(union) };
    }
    if (name === 'map' && second !== undefined) return { kind: 'list', of: of(second) };
    if (name === 'mapValues' && second !== undefined) return { kind: 'map', of: of(second) };
    if (name === 'sort' || name === 'filter' || name === 'take' || name === 'skip') return of(first);
    if (name === 'flatten') {
      const list = of(first);
      return list.kind === 'list' ? list.of : ANY;
    }
    return CALLS[name] ?? STRING;
  }

  function typeOfBinary({ operator, left, right }: Of<'binary'>): Type {
    if (COMPARISONS.has(operator)) return BOOL;
    return operator === '??' ? union(withoutNull(of(left)), of(right)) : INT;
  }

  return {
    of,
    infer,
    look(node) {
      const value = node.kind === 'variable' ? known.variable(node.name) : undefined;
      return value !== undefined && (value.kind === 'array' || value.kind === 'object') ? value : node;
    },
  };
}

function member(base: Type, key: Node): Type {
  if (base.kind === 'list' || base.kind === 'map') return base.of.kind === 'none' ? ANY : base.of;
  if (base.kind !== 'object') return ANY;
  const found = key.kind === 'string' ? base.props.find(([name]) => name === key.value)?.[1] : undefined;
  return found ?? (key.kind === 'string' ? ANY : (valuesOf(base) ?? ANY));
}
