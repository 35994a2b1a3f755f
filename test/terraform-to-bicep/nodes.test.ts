import { printArm } from '../../lib/terraform-to-bicep/arm/print';
import { layOut } from '../../lib/terraform-to-bicep/bicep/document';
import { expression } from '../../lib/terraform-to-bicep/bicep/bicep-expression';
import { printBicep } from '../../lib/terraform-to-bicep/bicep/print';
import * as build from '../../lib/terraform-to-bicep/tree/build';
import type { Kind, Node, Of } from '../../lib/terraform-to-bicep/tree/node';
import type { Module, Resource, Template } from '../../lib/terraform-to-bicep/tree/template';
import { STRING } from '../../lib/terraform-to-bicep/tree/type';

const EMPTY: Template = {
  scope: 'resourceGroup',
  parameters: [],
  variables: [],
  resources: [],
  modules: [],
  outputs: [],
};
const IP: Resource = {
  symbol: 'ip',
  type: 'Microsoft.Network/publicIPAddresses',
  apiVersion: '2025-01-01',
  existing: false,
  name: build.param('ipName'),
  body: build.object([]),
  dependsOn: [],
  comments: [],
};
const MODULE: Module = {
  symbol: 'inner',
  name: 'inner',
  file: 'inner.bicep',
  group: 'ip',
  params: [],
  template: EMPTY,
};

/** A value as the output of a template, in both languages. */
function printed(value: Node): { readonly bicep: string; readonly arm: unknown } {
  const template: Template = {
    ...EMPTY,
    resources: [IP],
    modules: [MODULE],
    outputs: [{ name: 'it', type: STRING, value }],
  };
  const { outputs } = JSON.parse(printArm(template)) as {
    readonly outputs: { readonly it: { readonly value: unknown } };
  };
  return { bicep: printBicep(template).split('output it string = ')[1]?.trimEnd() ?? '', arm: outputs.it.value };
}

/** One of every kind; a kind that is missing here does not compile. */
const KINDS: { readonly [K in Kind]: { readonly node: Of<K>; readonly bicep: string; readonly arm: unknown } } = {
  string: { node: { kind: 'string', value: "it's" }, bicep: "'it\\'s'", arm: "it's" },
  int: { node: { kind: 'int', value: -7 }, bicep: '-7', arm: -7 },
  decimal: { node: { kind: 'decimal', value: 0.5 }, bicep: "json('0.5')", arm: "[json('0.5')]" },
  bool: { node: { kind: 'bool', value: true }, bicep: 'true', arm: true },
  null: { node: { kind: 'null' }, bicep: 'null', arm: null },
  array: {
    node: build.array([build.number(1), build.param('p')]),
    bicep: '[\n  1\n  p\n]',
    arm: [1, "[parameters('p')]"],
  },
  object: {
    node: build.object([
      ['a', build.number(1)],
      ['b-c', build.NULL],
    ]),
    bicep: "{\n  a: 1\n  'b-c': null\n}",
    arm: { a: 1, 'b-c': null },
  },
  interpolation: {
    node: { kind: 'interpolation', parts: [build.string('a-'), build.param('p')] },
    bicep: "'a-${p}'",
    arm: "[format('a-{0}', parameters('p'))]",
  },
  param: { node: { kind: 'param', name: 'p' }, bicep: 'p', arm: "[parameters('p')]" },
  variable: { node: { kind: 'variable', name: 'v' }, bicep: 'v', arm: "[variables('v')]" },
  'resource-id': {
    node: { kind: 'resource-id', of: 'ip' },
    bicep: 'ip.id',
    arm: "[resourceId('Microsoft.Network/publicIPAddresses', parameters('ipName'))]",
  },
  'resource-name': { node: { kind: 'resource-name', of: 'ip' }, bicep: 'ip.name', arm: "[parameters('ipName')]" },
  'resource-state': {
    node: { kind: 'resource-state', of: 'ip', path: ['properties', 'ipAddress'] },
    bicep: 'ip.properties.ipAddress',
    arm: "[reference(resourceId('Microsoft.Network/publicIPAddresses', parameters('ipName')), '2025-01-01').ipAddress]",
  },
  'module-output': {
    node: { kind: 'module-output', of: 'inner', name: 'o' },
    bicep: 'inner.outputs.o',
    arm: "[reference(extensionResourceId(format('/subscriptions/{0}/resourceGroups/{1}', subscription().subscriptionId, parameters('ipName')), 'Microsoft.Resources/deployments', 'inner'), '2025-04-01').outputs.o.value]",
  },
  access: {
    node: { kind: 'access', base: build.param('p'), key: build.number(0) },
    bicep: 'p[0]',
    arm: "[parameters('p')[0]]",
  },
  lambda: {
    node: { kind: 'lambda', args: [build.local('x', STRING)], body: build.local('x', STRING) },
    bicep: 'x => x',
    arm: "[lambda('x', lambdaVariables('x'))]",
  },
  local: { node: { kind: 'local', name: 'x', type: STRING }, bicep: 'x', arm: "[lambdaVariables('x')]" },
  'not-null': { node: { kind: 'not-null', of: build.param('p') }, bicep: 'p!', arm: "[parameters('p')]" },
  call: {
    node: { kind: 'call', name: 'toLower', args: [build.param('p')] },
    bicep: 'toLower(p)',
    arm: "[toLower(parameters('p'))]",
  },
  conditional: {
    node: { kind: 'conditional', test: build.param('p'), yes: build.number(1), no: build.number(2) },
    bicep: 'p ? 1 : 2',
    arm: "[if(parameters('p'), 1, 2)]",
  },
  binary: {
    node: { kind: 'binary', operator: '!=', left: build.param('p'), right: build.string('a') },
    bicep: "p != 'a'",
    arm: "[not(equals(parameters('p'), 'a'))]",
  },
  not: { node: { kind: 'not', of: build.param('p') }, bicep: '!p', arm: "[not(parameters('p'))]" },
};

describe('each kind of node is printed in both languages', () => {
  test.each(Object.entries(KINDS))('%s', (_, { node, bicep, arm }) => {
    expect(printed(node)).toEqual({ bicep, arm });
  });
});

describe('an expression over 120 columns is broken into lines as by Bicep', () => {
  const long = build.param('x'.repeat(50));
  const lines = (node: Node): readonly string[] => layOut(expression(node)).split('\n');
  const x = 'x'.repeat(50);

  test('a call of several arguments, one on each line, with commas', () => {
    expect(lines(build.call('join', long, long, long))).toEqual(['join(', `  ${x},`, `  ${x},`, `  ${x}`, ')']);
  });

  test('a call of one argument, never', () => {
    expect(lines(build.call('description', build.string('y'.repeat(150))))).toHaveLength(1);
  });

  test('a condition, before its signs', () => {
    expect(lines(build.conditional(long, long, long))).toEqual([x, `  ? ${x}`, `  : ${x}`]);
  });

  test('a list inside a call, without commas', () => {
    expect(lines(build.call('first', build.array([long, long, long])))).toEqual([
      'first([',
      `  ${x}`,
      `  ${x}`,
      `  ${x}`,
      '])',
    ]);
  });

  test('a string, never', () => {
    expect(lines(build.interpolation([long, build.string('-'), long, build.string('-'), long]))).toHaveLength(1);
  });
});

test('the tree is deeply frozen', () => {
  const node = build.object([['a', build.array([build.interpolation([build.string('x'), build.param('p')])])]]);
  const open = (each: unknown): boolean =>
    typeof each === 'object' && each !== null && (!Object.isFrozen(each) || Object.values(each).some(open));
  expect(open(node)).toBe(false);
});
