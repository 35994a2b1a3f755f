import type { Expression } from './expression';

/** A value that Azure returns: unknown before the deployment, but identifiable. */
export class Answer {
  readonly of: string;
  readonly path: readonly (string | number)[];

  constructor(of: string, path: readonly (string | number)[]) {
    this.of = of;
    this.path = path;
  }

  toJSON(): string {
    return `<${this.of} ${this.path.join('.')}>`;
  }

  toString(): string {
    return this.toJSON();
  }
}

export interface Scope {
  name(name: string): unknown;
  call(name: string, args: readonly unknown[]): unknown;
  /** The part of a value that is known before the deployment. */
  settle(value: unknown): unknown;
}

const GROUP = { id: '/subscriptions/s/resourceGroups/g', name: 'g', location: 'nowhere' };
const SUBSCRIPTION = { id: '/subscriptions/s', subscriptionId: 's', tenantId: 't', displayName: 'the subscription' };

/** The value of an expression. */
export function evaluate(expression: Expression, scope: Scope): unknown {
  const value = (each: Expression): unknown => evaluate(each, scope);
  const settled = (each: Expression): unknown => scope.settle(value(each));
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'interpolation':
      return expression.parts.map((part) => text(settled(part))).join('');
    case 'array':
      return expression.items.map(value);
    case 'object':
      return Object.fromEntries(expression.props.map(([key, each]) => [key, value(each)]));
    case 'name':
      return scope.name(expression.name);
    case 'member':
      return member(value(expression.of), value(expression.key), expression.safe);
    case 'lambda':
      throw new Error('a lambda has no value');
    case 'call':
      return call(expression.name, expression.args.map(settled), scope);
    case 'operation':
      return OPERATIONS[expression.operator]?.(expression.operands.map(settled));
  }
}

function text(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'object' && value !== null && !(value instanceof Answer)
    ? JSON.stringify(value)
    : String(value);
}

function member(of: unknown, key: unknown, safe?: true): unknown {
  if (of instanceof Answer) return new Answer(of.of, [...of.path, key as string | number]);
  const found = (of as Record<string | number, unknown>)[key as string | number];
  if (found === undefined && safe === true) return null;
  if (found === undefined) throw new Error(`${JSON.stringify(of)} has no ${String(key)}`);
  return found;
}

type Values = readonly unknown[];
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const numbers = (values: Values): readonly number[] => values.map(Number);

const OPERATIONS: Readonly<Record<string, (values: Values) => unknown>> = {
  '?': ([test, yes, no]) => (test === true ? yes : no),
  '!': ([value]) => value !== true,
  'not null': ([value]) => value,
  '==': ([a, b]) => same(a, b),
  '!=': ([a, b]) => !same(a, b),
  '<': (values) => compare(values) < 0,
  '<=': (values) => compare(values) <= 0,
  '>': (values) => compare(values) > 0,
  '>=': (values) => compare(values) >= 0,
  '&&': ([a, b]) => a === true && b === true,
  '||': ([a, b]) => a === true || b === true,
  '??': ([a, b]) => a ?? b,
  '+': (values) => numbers(values).reduce((a, b) => a + b),
  '-': (values) => numbers(values).reduce((a, b) => a - b),
  '*': (values) => numbers(values).reduce((a, b) => a * b),
  '/': (values) => Math.trunc(numbers(values).reduce((a, b) => a / b)),
  '%': (values) => numbers(values).reduce((a, b) => a % b),
};

function compare([a, b]: Values): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1;
}

/** ARM has functions where Bicep has operators. */
const AS_OPERATOR: Readonly<Record<string, string>> = {
  if: '?',
  not: '!',
  equals: '==',
  less: '<',
  lessOrEquals: '<=',
  greater: '>',
  greaterOrEquals: '>=',
  and: '&&',
  or: '||',
  coalesce: '??',
  add: '+',
  sub: '-',
  mul: '*',
  div: '/',
  mod: '%',
};

const FUNCTIONS: Readonly<Record<string, (values: Values) => unknown>> = {
  true: () => true,
  false: () => false,
  null: () => null,
  createArray: (values) => [...values],
  createObject: (values) =>
    Object.fromEntries(values.flatMap((key, index) => (index % 2 === 0 ? [[String(key), values[index + 1]]] : []))),
  format: ([pattern, ...values]) =>
    String(pattern).replace(/\{\{|\}\}|\{(\d+)\}/g, (found, index: string | undefined) =>
      index === undefined ? found.charAt(0) : text(values[Number(index)]),
    ),
  json: ([value]) => JSON.parse(String(value)) as unknown,
  string: ([value]) => text(value),
  int: ([value]) => Number(value),
  bool: ([value]) => value === true || value === 'true',
  toLower: ([value]) => String(value).toLowerCase(),
  toUpper: ([value]) => String(value).toUpperCase(),
  trim: ([value]) => String(value).trim(),
  join: ([list, separator]) => (list as Values).map(text).join(String(separator)),
  split: ([value, separator]) => String(value).split(String(separator)),
  concat: (lists) => lists.flatMap((list) => list as Values),
  union: (lists) => [
    ...new Map(lists.flatMap((list) => list as Values).map((each) => [JSON.stringify(each), each])).values(),
  ],
  objectKeys: ([value]) => Object.keys(value as object),
  shallowMerge: ([maps]) => Object.assign({}, ...(maps as object[])) as unknown,
  length: ([value]) => (value as string | Values).length,
  last: ([value]) => (value as Values).at(-1),
  contains: ([list, item]) =>
    typeof list === 'string' ? list.includes(String(item)) : (list as Values).some((each) => same(each, item)),
  base64: ([value]) => Buffer.from(String(value)).toString('base64'),
  replace: ([value, from, to]) => String(value).replaceAll(String(from), String(to)),
  take: ([value, count]) => (value as string).slice(0, Math.max(0, Number(count))),
  skip: ([value, count]) => (value as string).slice(Math.max(0, Number(count))),
  empty: ([value]) => value === null || value === '',
  tryGet: ([of, key]) => member(of, key, true),
  cidrSubnet: (values) => `cidrSubnet(${values.map(text).join(' ')})`,
  cidrHost: (values) => `cidrHost(${values.map(text).join(' ')})`,
  resourceGroup: ([name]) => (name === undefined ? GROUP : { id: `/subscriptions/s/resourceGroups/${String(name)}` }),
  subscription: () => SUBSCRIPTION,
  resourceId: (values) => resourceId(values),
  subscriptionResourceId: ([type, ...names]) => idOf(SUBSCRIPTION.id, String(type), names.map(String)),
  extensionResourceId: ([scope, type, ...names]) => idOf(String(scope), String(type), names.map(String)),
};

function call(name: string, values: Values, scope: Scope): unknown {
  const operator = AS_OPERATOR[name];
  if (operator !== undefined) return OPERATIONS[operator]?.(values);
  const known = FUNCTIONS[name];
  return known === undefined ? scope.call(name, values) : known(values);
}

function resourceId(values: Values): string {
  const [first, ...rest] = values.map(String);
  return first !== undefined && first.includes('/')
    ? idOf(GROUP.id, first, rest)
    : idOf(`/subscriptions/s/resourceGroups/${first ?? ''}`, rest[0] ?? '', rest.slice(1));
}

/** The id below a scope. */
export function idOf(scope: string, type: string, names: readonly string[]): string {
  const [provider = '', ...types] = type.split('/');
  const steps = types.map((each, index) => `${each}/${names[index] ?? '?'}`).join('/');
  return type === 'Microsoft.Resources/resourceGroups'
    ? `${scope}/resourceGroups/${names[0] ?? '?'}`
    : `${scope}/providers/${provider}/${steps}`;
}

export const GROUP_ID = GROUP.id;
export const SUBSCRIPTION_ID = SUBSCRIPTION.id;
