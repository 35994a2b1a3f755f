import fc, { type Arbitrary } from 'fast-check';
import * as build from '../../../lib/terraform-to-bicep/tree/build';
import type { Node } from '../../../lib/terraform-to-bicep/tree/node';
import type { Parameter, Resource, Template } from '../../../lib/terraform-to-bicep/tree/template';
import { ANY_LIST, ANY_MAP, BOOL, INT, STRING, STRINGS, type Type } from '../../../lib/terraform-to-bicep/tree/type';

/** Texts that printers get wrong. */
const NASTY = [
  "'",
  "''",
  '${',
  '$${',
  '\\',
  '\\n',
  '\n',
  '\r\n',
  '\t',
  '[',
  ']',
  '[[',
  '[x]',
  "['a']",
  '{',
  '}',
  '{0}',
  '{{',
  '"',
  '//',
  '/*',
  '#',
  '@',
  '%{',
  '\u0000',
  '\u2028',
  '\ufeff',
  '😀',
  'é',
  '漢',
  ' ',
  '$',
  '`',
  "'''",
];

export const ANY_TEXT: Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 3 })), { maxLength: 6 })
      .map((parts) => parts.join('')),
  )
  .filter((text) => !/[\ud800-\udfff]/u.test(text));

const NAME = fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/).map((name) => `n${name}`);
const KEY = fc.oneof(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,8}$/), ANY_TEXT).filter((key) => key !== '__proto__');
const OPERATORS = ['==', '!=', '<', '<=', '>', '>=', '&&', '||', '??', '+', '-', '*', '/', '%'] as const;
const entries = <T>(value: Arbitrary<T>): Arbitrary<(readonly [string, T])[]> =>
  fc.uniqueArray(fc.tuple(KEY, value), { maxLength: 3, selector: ([key]) => key });

/** Any tree at all, whether or not it means something. */
export const anyTree: Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => {
  const node = tie('node');
  return {
    node: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      ANY_TEXT.map(build.string),
      fc.integer().map(build.number),
      fc.integer().map((value) => build.number(value + 0.5)),
      fc.boolean().map(build.bool),
      fc.constant(build.NULL),
      NAME.map(build.param),
      NAME.map(build.variable),
      NAME.map(build.resourceId),
      NAME.map(build.resourceName),
      fc
        .tuple(NAME, fc.array(fc.oneof(KEY, fc.nat(9)), { maxLength: 4 }))
        .map(([of, path]) => build.resourceState(of, ['properties', ...path])),
      fc.tuple(NAME, NAME).map(([of, name]) => build.moduleOutput(of, name)),
      fc.array(node, { maxLength: 3 }).map(build.array),
      entries(node).map(build.object),
      fc
        .tuple(node, fc.array(node, { minLength: 1, maxLength: 3 }))
        .map(([first, rest]) => build.interpolation([first, ...rest])),
      fc
        .tuple(NAME.map(build.param), fc.oneof(KEY.map(build.string), node))
        .map(([base, key]) => build.access(base, key)),
      fc.tuple(NAME.map(build.param), KEY.map(build.string)).map(([base, key]) => build.safeAccess(base, key)),
      node.map((body) => build.lambda([build.local('item', STRING)], body)),
      fc.constant(build.local('item', STRING)),
      NAME.map(build.param).map(build.notNull),
      fc.tuple(NAME, fc.array(node, { maxLength: 3 })).map(([name, args]) => build.call(name, ...args)),
      fc.tuple(node, node, node).map(([test, yes, no]) => build.conditional(test, yes, no)),
      fc
        .tuple(fc.constantFrom(...OPERATORS), node, node)
        .map(([operator, left, right]) => build.binary(operator, left, right)),
      node.map(build.not),
    ),
  };
}).node;

/** A tree with what it means, for given values of its parameters. */
export interface Valued {
  readonly node: Node;
  readonly value: unknown;
  readonly given: Readonly<Record<string, unknown>>;
}

const valued = (node: Node, value: unknown, ...inner: readonly Valued[]): Valued => ({
  node,
  value,
  given: Object.assign({}, ...inner.map(({ given }) => given)) as Record<string, unknown>,
});

/** Same name, same value. */
const paramText: Arbitrary<Valued> = fc.constantFrom("it's", '[x]', '${y}', '{0}', 'plain').map((value) => {
  const name = `p${[...value].map((each) => each.charCodeAt(0)).join('')}`;
  return { node: build.param(name), value, given: { [name]: value } };
});

/** What a condition chooses from. */
const branch: Arbitrary<Valued> = fc.oneof(
  ANY_TEXT.map((value) => valued(build.string(value), value)),
  paramText,
);

const textTree: Arbitrary<Valued> = fc.letrec<{ text: Valued }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 3 },
    ANY_TEXT.map((value) => valued(build.string(value), value)),
    paramText,
    fc
      .array(tie('text'), { minLength: 1, maxLength: 4 })
      .map((parts) =>
        valued(build.interpolation(parts.map(({ node }) => node)), parts.map(({ value }) => value).join(''), ...parts),
      ),
    tie('text').map((each) => valued(build.call('toUpper', each.node), String(each.value).toUpperCase(), each)),
    fc
      .tuple(branch, branch, fc.boolean())
      .map(([yes, no, test]) =>
        valued(build.conditional(build.not(build.bool(test)), yes.node, no.node), test ? no.value : yes.value, yes, no),
      ),
    fc
      .tuple(tie('text'), tie('text'))
      .map(([first, second]) =>
        valued(
          build.call('join', build.array([first.node, second.node]), build.string('-')),
          `${String(first.value)}-${String(second.value)}`,
          first,
          second,
        ),
      ),
  ),
})).text;

export const valueTree: Arbitrary<Valued> = fc.letrec<{ value: Valued }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    textTree,
    fc.integer().map((value) => valued(build.number(value), value)),
    fc.integer({ min: -1e6, max: 1e6 }).map((value) => valued(build.number(value + 0.25), value + 0.25)),
    fc.boolean().map((value) => valued(build.bool(value), value)),
    fc.constant(valued(build.NULL, null)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) =>
      valued(
        build.array(items.map(({ node }) => node)),
        items.map(({ value }) => value),
        ...items,
      ),
    ),
    entries(tie('value')).map((props) =>
      valued(
        build.object(props.map(([key, each]) => [key, each.node] as const)),
        Object.fromEntries(props.map(([key, each]) => [key, each.value])),
        ...props.map(([, each]) => each),
      ),
    ),
    fc
      .tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 99 }))
      .map(([a, b]) =>
        valued(build.binary('==', build.binary('%', build.number(a), build.number(b)), build.number(a % b)), true),
      ),
  ),
})).value;

const PARAMETER_TYPES: readonly Type[] = [
  STRING,
  INT,
  BOOL,
  ANY_LIST,
  ANY_MAP,
  STRINGS,
  { kind: 'map', of: INT },
  { kind: 'maybe', of: STRING },
  {
    kind: 'object',
    props: [
      ['a', STRING],
      ['b-c', { kind: 'maybe', of: STRINGS }],
    ],
  },
];
const RESOURCE_TYPES = [
  'Microsoft.Network/virtualNetworks',
  'Microsoft.Network/publicIPAddresses',
  'Microsoft.Compute/virtualMachines',
] as const;

/** Any template whose names are declared and used, with resources that refer only to earlier ones. */
export const anyTemplate: Arbitrary<Template> = fc
  .record({
    scope: fc.constantFrom('resourceGroup' as const, 'subscription' as const),
    notice: fc.option(ANY_TEXT, { nil: undefined }),
    description: fc.option(ANY_TEXT, { nil: undefined }),
    parameters: fc.uniqueArray(
      fc.tuple(NAME, fc.constantFrom(...PARAMETER_TYPES), ANY_TEXT, fc.boolean(), fc.nat(50)),
      { minLength: 1, maxLength: 4, selector: ([name]) => name.toLowerCase() },
    ),
    variable: valueTree,
    seeds: fc.array(
      fc.record({
        type: fc.constantFrom(...RESOURCE_TYPES),
        child: fc.boolean(),
        existing: fc.boolean(),
        extends: fc.boolean(),
        body: valueTree,
        refers: fc.boolean(),
        comment: ANY_TEXT,
        pick: fc.nat(9),
      }),
      { maxLength: 5 },
    ),
  })
  .map(({ scope, notice, description, parameters, variable, seeds }) => {
    const declared = parameters.map(([name, type, text, secure, limit]): Parameter => ({
      name,
      type,
      secure: secure && (type.kind === 'string' || type.kind === 'object'),
      description: text,
      ...(type.kind === 'string' && !secure ? { defaultValue: build.string(text), maxLength: limit } : {}),
    }));
    const given = new Map([variable, ...seeds.map(({ body }) => body)].flatMap((each) => Object.entries(each.given)));
    const extra = [...given].map(([name, value]): Parameter => ({
      name,
      type: STRING,
      secure: false,
      defaultValue: build.string(String(value)),
    }));
    const resources: Resource[] = [];
    seeds.forEach((seed, index) => resources.push(resourceOf(seed, index, resources)));
    const ids = resources.map(({ symbol }) => build.resourceId(symbol));
    return {
      scope,
      notice,
      description,
      parameters: [...declared, ...extra],
      variables: [{ name: 'theVariable', value: variable.node }],
      resources,
      modules: [],
      outputs: [
        {
          name: 'all',
          type: ANY_LIST,
          value: build.array([
            ...declared.map(({ name }) => build.param(name)),
            ...extra.map(({ name }) => build.param(name)),
            build.variable('theVariable'),
            ...ids,
          ]),
        },
      ],
    };
  });

interface Seed {
  readonly type: string;
  readonly child: boolean;
  readonly existing: boolean;
  readonly extends: boolean;
  readonly body: Valued;
  readonly refers: boolean;
  readonly comment: string;
  readonly pick: number;
}

function resourceOf(seed: Seed, index: number, before: readonly Resource[]): Resource {
  const other = before[seed.pick % Math.max(before.length, 1)];
  const deployed = before.filter(({ existing }) => !existing);
  const parent = seed.child && other !== undefined && other.scope === undefined ? other : undefined;
  const scope = parent === undefined && seed.extends ? other : undefined;
  const refers =
    seed.refers && other !== undefined
      ? [
          [
            'refers',
            build.interpolation([build.resourceId(other.symbol), build.string('/x'), build.resourceName(other.symbol)]),
          ] as const,
        ]
      : [];
  return {
    symbol: `resource${index}`,
    type: parent === undefined ? seed.type : `${parent.type}/children`,
    apiVersion: '2025-01-01',
    existing: seed.existing,
    name: build.string(`name-${index}`),
    ...(parent === undefined ? {} : { parent: parent.symbol }),
    ...(scope === undefined ? {} : { scope: scope.symbol }),
    body: seed.existing
      ? build.object([])
      : build.object([['properties', build.object([['value', seed.body.node], ...refers])]]),
    dependsOn: seed.existing
      ? []
      : deployed.slice(0, seed.pick % 3).map(({ symbol }) => ({ symbol, why: seed.comment })),
    comments: [seed.comment],
  };
}
