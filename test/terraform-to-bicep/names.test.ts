import fc from 'fast-check';
import { createNames, symbolWishes } from '../../lib/terraform-to-bicep/translate/names';
import { emitted } from './support/cases';
import { stackOf } from './support/stacks';

const PLACED = { resource_group_name: 'g', location: '${var.location}' };
const network = (name: string): object => ({ ...PLACED, name });

/** Symbolic names of the resources by the resource's own name. */
function symbols(networks: Readonly<Record<string, object>>): Readonly<Record<string, string>> {
  const text = emitted(stackOf({ resource: { azurerm_virtual_network: networks } }))['main.bicep'] ?? '';
  return Object.fromEntries(
    [...text.matchAll(/^resource (\w+) .*\n  name: '(.*)'/gm)].map(([, symbol = '', name = '']) => [name, symbol]),
  );
}

describe('a symbolic name', () => {
  test.each<[readonly string[], readonly string[], string]>([
    [['gateway'], ['vpnGateway', 'gateway'], 'vpnGateway'],
    [['gateway', 'public-ip'], ['publicIp'], 'gatewayPublicIp'],
    [['gateway'], ['publicIp'], 'gatewayPublicIp'],
    [['gateway-public-ip'], ['publicIp'], 'gatewayPublicIp'],
    [['subnet-2'], ['subnet'], 'subnet2'],
    [['AWSGateway'], ['localGateway', 'gateway'], 'awsGateway'],
    [['main_vnet_1A2B'], ['virtualNetwork', 'vnet'], 'mainVnet1A2B'],
    [['7'], ['subnet'], '_7Subnet'],
  ])('of %s is what the construct is called, and what it is: %s', (segments, nouns, expected) => {
    expect(createNames().allocate(symbolWishes(segments, nouns), 'key')).toBe(expected);
  });

  test('does not change when resources are added', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 2, maxLength: 12 }), (names) => {
        const all = symbols(Object.fromEntries(names.map((name) => [name, network(name)])));
        const fewer = names.slice(1);
        expect(symbols(Object.fromEntries(fewer.map((name) => [name, network(name)])))).toEqual(
          Object.fromEntries(fewer.map((name) => [name, all[name]])),
        );
      }),
      { numRuns: 50 },
    );
  });

  test('is never that of a parameter, of a variable or of a word of Bicep', () => {
    const stack = stackOf({
      variable: { mainVirtualNetwork: { type: 'string' } },
      locals: { location: ['${var.mainVirtualNetwork}'] },
      resource: { azurerm_virtual_network: { main: { ...network('main'), dns_servers: '${local.location}' } } },
    });
    const text = emitted(stack)['main.bicep'];
    expect(text).toContain('var locationValue = ');
    expect(text).toMatch(/^resource mainVirtualNetwork_[0-9a-f]{4} /m);
  });

  test('is unique when two names differ only in case style', () => {
    const found = Object.values(symbols({ 'a-b': network('one'), a_b: network('two') }));
    expect(new Set(found).size).toBe(2);
  });
});

describe('the description of a parameter', () => {
  const parameter = (config: object): string => {
    const stack = stackOf({ variable: { it: config }, output: { o: { value: '${var.it}' } } });
    return /^((?:@.*\n|\s\s.*\n|\]\)\n)*)param it .*$/m.exec(emitted(stack)['main.bicep'] ?? '')?.[0] ?? '';
  };
  const rule = (condition: string): object => ({
    type: 'string',
    validation: [{ condition, error_message: 'The rule.' }],
  });

  test.each<[string, object, string]>([
    ['allowed values', rule('${contains(["a", "b"], var.it)}'), "@allowed([\n  'a'\n  'b'\n])\nparam it string"],
    ['a shortest length', rule('${length(var.it) >= 2}'), '@minLength(2)\nparam it string'],
    [
      'both lengths',
      rule('${length(var.it) > 2 && length(var.it) < 9}'),
      '@minLength(3)\n@maxLength(8)\nparam it string',
    ],
    ['an exact length', rule('${length(var.it) == 4}'), '@minLength(4)\n@maxLength(4)\nparam it string'],
    [
      'a range',
      { ...rule('${var.it >= 9 && var.it <= 3600}'), type: 'number' },
      '@minValue(9)\n@maxValue(3600)\nparam it int',
    ],
    ['a pattern, in words', rule('${can(regex("^[a-z]+$", var.it))}'), "@description('The rule.')\nparam it string"],
    [
      'the length of a rule with a pattern, and the rule in words',
      rule('${length(var.it) >= 2 && can(regex("^[a-z]+$", var.it))}'),
      "@description('The rule.')\n@minLength(2)\nparam it string",
    ],
    [
      'a rule of which any part suffices, in words',
      rule('${length(var.it) >= 2 || length(var.it) == 0}'),
      "@description('The rule.')\nparam it string",
    ],
    [
      'a rule on another variable, in words',
      rule('${length(var.other) >= 2}'),
      "@description('The rule.')\nparam it string",
    ],
    [
      'the length of a map, in words',
      { ...rule('${length(var.it) <= 15}'), type: 'map(string)' },
      "@description('The rule.')\nparam it { *: string }",
    ],
    ['the value of a string, in words', rule('${var.it > 1}'), "@description('The rule.')\nparam it string"],
    [
      'the narrower one of two rules',
      {
        type: 'string',
        validation: [{ condition: '${length(var.it) >= 5}' }, { condition: '${length(var.it) >= 3}' }],
      },
      '@minLength(5)\nparam it string',
    ],
    [
      'the common values of two rules',
      {
        type: 'string',
        validation: [
          { condition: '${contains(["a", "b"], var.it)}' },
          { condition: '${contains(["b", "c"], var.it)}' },
        ],
      },
      "@allowed([\n  'b'\n])\nparam it string",
    ],
    ['a list', { type: 'list(string)', default: ['a'] }, 'param it string[] = ['],
    ['a map', { type: 'map(string)', default: {} }, 'param it { *: string } = {}'],
    [
      'an object',
      { type: 'object({ l = list(string), n = optional(number, 10) })' },
      'param it { l: string[], n: int? }',
    ],
    ['a default of null', { type: 'number', default: null }, 'param it int?'],
    ['a default of another type', { type: 'number', default: '10' }, 'param it int = 10'],
    ['no type and no default', {}, 'param it string'],
    ['a flag', { type: 'bool', default: false }, 'param it bool = false'],
    ['a text that looks like an expression', { default: '${x}' }, "param it string = '\\${x}'"],
  ])('%s', (_, config, expected) => {
    expect(parameter(config)).toBe(expected);
  });
});

test('the default of a variable without a type is converted to the type of its use', () => {
  const stack = stackOf({
    variable: { it: { default: [1, 'x'] } },
    output: { o: { value: '${join(",", var.it)}' } },
  });
  expect(emitted(stack)['main.bicep']).toContain("param it string[] = [\n  '1'\n  'x'\n]");
});

test('a description in brackets is not an expression in ARM JSON', () => {
  const stack = stackOf({
    variable: { it: { type: 'string', description: '[Optional]' } },
    output: { o: { value: '${var.it}', description: '[Required]' } },
  });
  expect(JSON.parse(emitted(stack)['azuredeploy.json'] ?? '')).toMatchObject({
    parameters: { it: { metadata: { description: '[[Optional]' } } },
    outputs: { o: { metadata: { description: '[[Required]' } } },
  });
});
