import { type Node, printWith } from '../../../lib/terraform-to-bicep/tree/node';
import { patternOf } from '../../../lib/terraform-to-bicep/tree/format';
import { walk } from '../../../lib/terraform-to-bicep/tree/walk';
import type { Expression } from './expression';

const value = (of: string | number | boolean | null): Expression => ({ kind: 'value', value: of });
const name = (of: string): Expression => ({ kind: 'name', name: of });
const step = (of: Expression, key: string | number): Expression => ({ kind: 'member', of, key: value(key) });
const whole = (of: number): Expression =>
  of < 0 ? { kind: 'operation', operator: '-', operands: [value(0), value(-of)] } : value(of);

/** The expression to which a parser of Bicep should parse the printed node. */
export const asRead: (node: Node) => Expression = printWith<Expression>({
  string: (node) => value(node.value),
  int: (node) => whole(node.value),
  decimal: (node) => ({ kind: 'call', name: 'json', args: [value(String(node.value))] }),
  bool: (node) => value(node.value),
  null: () => value(null),
  array: ({ items }) => ({ kind: 'array', items: items.map((item) => asRead(item)) }),
  object: ({ props }) => ({ kind: 'object', props: props.map(([key, each]) => [key, asRead(each)] as const) }),
  interpolation: ({ parts }) =>
    parts.some((part) => [...walk(part)].some(({ kind }) => kind === 'array' || kind === 'object'))
      ? { kind: 'call', name: 'format', args: [value(patternOf(parts)), ...values(parts).map((part) => asRead(part))] }
      : { kind: 'interpolation', parts: betweenTexts(parts) },
  param: (node) => name(node.name),
  variable: (node) => name(node.name),
  'resource-id': ({ of }) => step(name(of), 'id'),
  'resource-name': ({ of }) => step(name(of), 'name'),
  'resource-state': ({ of, path }) => path.reduce<Expression>(step, name(of)),
  'module-output': (node) => step(step(name(node.of), 'outputs'), node.name),
  access: ({ base, key, safe }) => ({
    kind: 'member',
    of: asRead(base),
    key: asRead(key),
    ...(safe === undefined ? {} : { safe }),
  }),
  lambda: ({ args, body }) => ({ kind: 'lambda', args: args.map((each) => each.name), body: asRead(body) }),
  local: (node) => name(node.name),
  'not-null': ({ of }) => ({ kind: 'operation', operator: 'not null', operands: [asRead(of)] }),
  call: (node) => ({ kind: 'call', name: node.name, args: node.args.map((arg) => asRead(arg)) }),
  conditional: ({ test, yes, no }) => ({
    kind: 'operation',
    operator: '?',
    operands: [test, yes, no].map((each) => asRead(each)),
  }),
  binary: ({ operator, left, right }) => ({ kind: 'operation', operator, operands: [asRead(left), asRead(right)] }),
  not: ({ of }) => ({ kind: 'operation', operator: '!', operands: [asRead(of)] }),
});

function values(parts: readonly Node[]): readonly Node[] {
  return parts.filter(({ kind }) => kind !== 'string');
}

/** The parser returns a string, possibly empty, before, between and after the expressions. */
function betweenTexts(parts: readonly Node[]): readonly Expression[] {
  const found: Expression[] = [value('')];
  for (const part of parts) {
    const last = found.at(-1);
    if (part.kind !== 'string') found.push(asRead(part), value(''));
    else if (last?.kind === 'value') found[found.length - 1] = value(String(last.value) + part.value);
  }
  return found;
}
