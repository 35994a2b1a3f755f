import { Inexpressible } from '../problem';
import { access, array, binary, call, interpolation, number, object, string } from '../tree/build';
import type { Node } from '../tree/node';

type Make = (args: readonly Node[]) => Node;

const fail = (message: string): never => {
  throw new Inexpressible(message);
};

function arg(args: readonly Node[], index: number): Node {
  return args[index] ?? fail('has too few arguments');
}

/** The same function, under Bicep's name and with Bicep's order of arguments. */
const as =
  (name: string, ...order: readonly number[]): Make =>
  (args) =>
    call(name, ...(order.length === 0 ? args : order.map((index) => arg(args, index))));

const same: Make = (args) => arg(args, 0);
const text: Make = (args) => (arg(args, 0).kind === 'string' ? arg(args, 0) : call('string', arg(args, 0)));

/** Terraform wraps around at the end of the list, Bicep does not; a literal index needs neither. */
const element: Make = (args) => {
  const index = arg(args, 1);
  if (index.kind !== 'int' || index.value < 0) fail('needs an index that is written in the stack');
  return pick(arg(args, 0), index);
};

/** The item or property, read at once where the collection is known. */
export function pick(base: Node, key: Node): Node {
  if (base.kind === 'array' && key.kind === 'int')
    return base.items[key.value] ?? fail(`the list has no item ${key.value}`);
  if (base.kind === 'object' && key.kind === 'string') {
    return base.props.find(([name]) => name === key.value)?.[1] ?? fail(`the map has no key '${key.value}'`);
  }
  return access(base, key);
}

const lookup: Make = (args) => {
  const [map, key] = [arg(args, 0), arg(args, 1)];
  const found =
    map.kind === 'object' && key.kind === 'string' ? map.props.find(([name]) => name === key.value) : undefined;
  return found?.[1] ?? binary('??', call('tryGet', map, key), arg(args, 2));
};

/** `%s` and `%d` alone; other verbs format in ways that Bicep cannot. */
const format: Make = ([pattern, ...args]) => {
  if (pattern?.kind !== 'string') return fail('needs a format that is written in the stack');
  let next = 0;
  const parts = pattern.value.split(/(%%|%[^a-zA-Z]*[a-zA-Z])/).map((part, index) => {
    if (index % 2 === 0) return string(part);
    if (part === '%%') return string('%');
    return part === '%s' || part === '%d' || part === '%v'
      ? arg(args, next++)
      : fail(`cannot format with '${part}' in Bicep`);
  });
  return interpolation(parts);
};

const prefixLength = (prefix: Node): Node => call('int', call('last', call('split', prefix, string('/'))));

/** Terraform counts the bits to add, Bicep wants the length of the new prefix. */
const cidrSubnet: Make = (args) => {
  const [prefix, bits, index] = [arg(args, 0), arg(args, 1), arg(args, 2)];
  const known = prefix.kind === 'string' ? /\/(\d+)$/.exec(prefix.value)?.[1] : undefined;
  const length =
    known !== undefined && bits.kind === 'int'
      ? number(Number(known) + bits.value)
      : binary('+', prefixLength(prefix), bits);
  return call('cidrSubnet', prefix, length, index);
};

/** Terraform counts from the network's own address, Bicep from the first host. */
const cidrHost: Make = (args) => {
  const index = arg(args, 1);
  if (index.kind !== 'int' || index.value < 1) fail('needs a host number of 1 or more that is written in the stack');
  return call('cidrHost', arg(args, 0), number(index.kind === 'int' ? index.value - 1 : 0));
};

const replace: Make = (args) => {
  const search = arg(args, 1);
  if (search.kind !== 'string' || /^\/.*\/$/.test(search.value))
    fail('cannot search for a regular expression in Bicep');
  return call('replace', ...args);
};

/** Each value once; where all are known, at once. */
const distinct: Make = (args) => {
  const list = arg(args, 0);
  if (list.kind !== 'array') return call('union', list, array([]));
  return array([...new Map(list.items.map((item) => [JSON.stringify(item), item])).values()]);
};

/** Terraform's functions, as far as synthesized stacks use them and Bicep has them. */
const FUNCTIONS: ReadonlyMap<string, Make> = new Map<string, Make>([
  ['base64decode', as('base64ToString')],
  ['base64encode', as('base64')],
  ['cidrhost', cidrHost],
  ['cidrnetmask', (args) => access(call('parseCidr', arg(args, 0)), string('netmask'))],
  ['cidrsubnet', cidrSubnet],
  ['coalesce', (args) => args.reduce((left, right) => binary('??', left, right))],
  ['concat', as('concat')],
  ['contains', as('contains')],
  ['distinct', distinct],
  ['element', element],
  ['endswith', as('endsWith')],
  ['flatten', as('flatten')],
  ['format', format],
  ['join', as('join', 1, 0)],
  ['jsonencode', (args) => call('string', arg(args, 0))],
  ['keys', as('objectKeys')],
  ['length', as('length')],
  ['lookup', lookup],
  ['lower', as('toLower')],
  ['max', as('max')],
  ['merge', (args) => (args.every(({ kind }) => kind === 'object') ? merged(args) : call('shallowMerge', array(args)))],
  ['min', as('min')],
  ['nonsensitive', same],
  ['one', (args) => pick(arg(args, 0), number(0))],
  ['replace', replace],
  ['sensitive', same],
  ['split', as('split', 1, 0)],
  ['startswith', as('startsWith')],
  ['substr', as('substring')],
  ['tobool', as('bool')],
  ['tolist', same],
  ['tomap', same],
  ['tonumber', as('int')],
  ['toset', distinct],
  ['tostring', text],
  ['trimspace', as('trim')],
  ['upper', as('toUpper')],
]);

function merged(maps: readonly Node[]): Node {
  const all = new Map(maps.flatMap((map) => (map.kind === 'object' ? map.props : [])));
  return object([...all]);
}

/** @throws Inexpressible when Bicep has nothing of the kind. */
export function callFunction(name: string, args: readonly Node[]): Node {
  const make = FUNCTIONS.get(name);
  if (make === undefined)
    throw new Inexpressible(`the function '${name}' has no counterpart in Bicep; compute the value in the app`);
  try {
    return make(args);
  } catch (error) {
    if (error instanceof Inexpressible) throw new Inexpressible(`the function '${name}' ${error.message}`);
    throw error;
  }
}
