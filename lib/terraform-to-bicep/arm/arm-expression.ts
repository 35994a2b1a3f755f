import { type BinaryOperator, type Node, type Printer, printWith } from '../tree/node';
import { patternOf } from '../tree/format';
import { escapeText, quote } from './text';

/** Expressions by which the printed template refers to its resources. */
export interface References {
  id(symbol: string): string;
  name(symbol: string): string;
  state(symbol: string, path: readonly (string | number)[]): string;
  output(symbol: string, name: string): string;
}

const FUNCTIONS: Readonly<Record<Exclude<BinaryOperator, '!='>, string>> = {
  '==': 'equals',
  '<': 'less',
  '<=': 'lessOrEquals',
  '>': 'greater',
  '>=': 'greaterOrEquals',
  '&&': 'and',
  '||': 'or',
  '??': 'coalesce',
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '%': 'mod',
};

/** Prints the inside of a template expression. */
export function createExpression(names: References): (node: Node) => string {
  const list = (nodes: readonly Node[]): string => nodes.map((node) => print(node)).join(', ');
  const printer: Printer<string> = {
    string: ({ value }) => quote(value),
    int: ({ value }) => String(value),
    decimal: ({ value }) => `json('${value}')`,
    bool: ({ value }) => `${value}()`,
    null: () => 'null()',
    array: ({ items }) => `createArray(${list(items)})`,
    object: ({ props }) => `createObject(${props.flatMap(([key, value]) => [quote(key), print(value)]).join(', ')})`,
    interpolation: ({ parts }) => format(parts),
    param: ({ name }) => `parameters(${quote(name)})`,
    variable: ({ name }) => `variables(${quote(name)})`,
    'resource-id': ({ of }) => names.id(of),
    'resource-name': ({ of }) => names.name(of),
    'resource-state': ({ of, path }) => names.state(of, path),
    'module-output': ({ of, name }) => names.output(of, name),
    access: ({ base, key, safe }) => {
      if (safe === true) return `tryGet(${list([base, key])})`;
      return print(base) + (key.kind === 'string' ? step(key.value) : `[${print(key)}]`);
    },
    lambda: ({ args, body }) => `lambda(${[...args.map(({ name }) => quote(name)), print(body)].join(', ')})`,
    local: ({ name }) => `lambdaVariables(${quote(name)})`,
    'not-null': ({ of }) => print(of),
    call: ({ name, args }) => `${name}(${list(args)})`,
    conditional: ({ test, yes, no }) => `if(${list([test, yes, no])})`,
    binary: ({ operator, left, right }) =>
      operator === '!=' ? `not(equals(${list([left, right])}))` : `${FUNCTIONS[operator]}(${list([left, right])})`,
    not: ({ of }) => `not(${print(of)})`,
  };
  const print = printWith(printer);

  function format(parts: readonly Node[]): string {
    const values = parts.filter(({ kind }) => kind !== 'string');
    return `format(${[quote(patternOf(parts)), ...values.map((value) => print(value))].join(', ')})`;
  }

  return print;
}

/** What the printer of values uses. */
export interface Values {
  readonly expression: (node: Node) => string;
  /** The name of a resource, which may be a plain string. */
  readonly nameNode: (symbol: string) => Node;
}

/** Prints a value: JSON when it is known, otherwise an expression in brackets. */
export function createValue({ expression, nameNode }: Values): (node: Node) => unknown {
  const value = (node: Node): unknown => {
    if (node.kind === 'string') return escapeText(node.value);
    if (node.kind === 'int' || node.kind === 'bool') return node.value;
    if (node.kind === 'null') return null;
    if (node.kind === 'resource-name') return value(nameNode(node.of));
    if (node.kind === 'array') return node.items.map(value);
    if (node.kind === 'object')
      return Object.fromEntries(node.props.map(([key, each]) => [escapeText(key), value(each)]));
    return `[${expression(node)}]`;
  };
  return value;
}

/** Prints the access to a property. */
export function step(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `.${key}` : `[${quote(key)}]`;
}
