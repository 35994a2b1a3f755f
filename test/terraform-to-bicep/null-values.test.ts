import { emitted } from './support/cases';
import { type Compiler, startCompiler } from './support/compiler';
import { BICEP } from './support/judge-needs';
import { testWhere } from './support/optional';
import { stackOfOne } from './support/stacks';
import { expectedOf, verdictOf } from './support/verdict';

const MORE = {
  variable: {
    flag: { type: 'bool', default: true },
    text: { type: 'string', default: null },
    count: { type: 'number', default: null },
    switch: { type: 'bool', default: null },
    list: { type: 'list(string)', default: null },
    map: { type: 'map(string)', default: null },
    untyped: { default: null },
  },
  locals: { none: null },
};
const address = (attributes: object): unknown =>
  stackOfOne('azurerm_public_ip', { name: 'sample', allocation_method: 'Static', ...attributes }, MORE);
const network = (attributes: object): unknown =>
  stackOfOne('azurerm_virtual_network', { name: 'sample', address_space: ['10.3.0.0/16'], ...attributes }, MORE);
const routes = (attributes: object): unknown =>
  stackOfOne('azurerm_route_table', { name: 'sample', ...attributes }, MORE);
const workspace = (attributes: object): unknown =>
  stackOfOne('azurerm_log_analytics_workspace', { name: 'sample', ...attributes }, MORE);

/** Stacks whose value is or may be null, and the property that replaces it. */
const STACKS: readonly (readonly [title: string, stack: unknown, property: string])[] = [
  ['a string that may be null, with a default of the provider', address({ sku: '${var.text}' }), "text ?? 'Standard'"],
  ['a number that may be null', address({ idle_timeout_in_minutes: '${var.count}' }), 'InMinutes: count ?? 4'],
  ['a literal null', address({ sku: '${null}' }), "name: 'Standard'"],
  ['a local that is null', address({ sku: '${local.none}' }), "name: 'Standard'"],
  ['a condition with null', address({ sku: '${var.flag ? "Basic" : null}' }), "name: flag ? 'Basic' : 'Standard'"],
  ['a variable without a type', address({ sku: '${var.untyped}' }), "name: untyped ?? 'Standard'"],
  ['a list that may be null', network({ dns_servers: '${var.list}' }), 'dnsServers: list ?? []'],
  [
    'a condition of a list with null',
    network({ dns_servers: '${var.flag ? ["10.3.0.4"] : null}' }),
    "dnsServers: flag ? ['10.3.0.4'] : []",
  ],
  [
    'a condition of a map with null',
    network({ tags: '${var.flag ? {a = "b"} : null}' }),
    "tags: flag ? { a: 'b' } : null",
  ],
  [
    'a map that may be null in merge',
    network({ tags: '${merge({a = "b"}, var.map)}' }),
    "tags: shallowMerge([{ a: 'b' }, map ?? {}])",
  ],
  [
    'a boolean that Azure has negated',
    routes({ bgp_route_propagation_enabled: '${var.switch}' }),
    'disableBgpRoutePropagation: !(switch ?? true)',
  ],
  [
    'a boolean that Azure has as a word',
    workspace({ internet_query_enabled: '${var.switch}' }),
    "publicNetworkAccessForQuery: (switch ?? true) ? 'Enabled' : 'Disabled'",
  ],
  [
    'an id that Azure has in an object',
    address({ public_ip_prefix_id: '${var.text}' }),
    'publicIPPrefix: (text == null) ? null : { id: text! }',
  ],
];

describe('a null value is absent, as in Terraform', () => {
  test.each(STACKS)('%s', (_, stack, property) => {
    expect(emitted(stack)['main.bicep']).toContain(property);
  });

  describe('by the compiler', () => {
    let compiler: Compiler;
    beforeAll(() => {
      if (BICEP.isMet()) compiler = startCompiler();
    });
    afterAll(() => {
      if (BICEP.isMet()) compiler.stop();
    });

    testWhere(
      BICEP,
      'each of them compiles without a diagnostic to the ARM JSON beside it',
      async () => {
        for (const [title, stack] of STACKS) {
          const files = emitted(stack);
          const { diagnostics, ...rest } = await verdictOf(compiler, files);
          // A variable that is an id could be replaced by a reference.
          const others = diagnostics.filter((line) => !line.includes('use-resource-id-functions'));
          expect({ title, diagnostics: others, ...rest }).toEqual({ title, ...expectedOf(files) });
        }
      },
      60_000,
    );
  });
});
