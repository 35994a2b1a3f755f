import { MAPPINGS } from '../../lib/terraform-to-bicep/mapping/registry';
import type { Fields, Mapping, Rule } from '../../lib/terraform-to-bicep/mapping/rule';
import { allCases, emitted, scopesOf } from './support/cases';
import { stackOf } from './support/stacks';
import { testWhere } from './support/optional';
import { findings, sensitivePaths, TYPES } from './support/shared';

const templates = Object.fromEntries(
  allCases().flatMap(({ name, stack }) =>
    scopesOf({ stack }).map((scope) => [`${name} ${scope}`, emitted(stack, { scope })['azuredeploy.json'] ?? '']),
  ),
);
const none = Object.fromEntries(Object.keys(templates).map((name) => [name, []]));

describe('every ARM template', () => {
  testWhere(
    TYPES,
    "is right by Microsoft's Bicep types",
    () => {
      expect(findings('bicep-types', templates)).toEqual(none);
    },
    60_000,
  );

  testWhere(
    TYPES,
    "is right by Microsoft's ARM schemas, closed",
    () => {
      const seed = Object.fromEntries(Object.entries(templates).filter(([name]) => name.endsWith('resourceGroup')));
      const found = findings('arm-schemas', inVersion1(seed));
      expect(found).toEqual(Object.fromEntries(Object.keys(seed).map((name) => [name, []])));
    },
    60_000,
  );
});

/** The schemas are for language version 1, which has a list of resources and no existing resources. */
function inVersion1(all: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(all).map(([name, text]) => {
      const { languageVersion, resources, ...rest } = JSON.parse(text) as {
        readonly languageVersion?: string;
        readonly resources: Readonly<Record<string, { readonly existing?: boolean }>>;
      };
      const deployed = Object.values(resources).filter(({ existing }) => existing !== true);
      expect(languageVersion ?? '2.0').toBe('2.0');
      return [name, JSON.stringify({ ...rest, resources: deployed })];
    }),
  );
}

describe('a template with a fault', () => {
  const [first] = allCases();
  const text = emitted(first?.stack)['azuredeploy.json'] ?? '';
  const faults: Readonly<Record<string, readonly [string | RegExp, string]>> = {
    'a misspelt property': ['"publicIPAllocationMethod"', '"publicIpAllocationMethod"'],
    'a property of another level': ['"disableIPSecReplayProtection"', '"replayProtection"'],
    'a value that Azure does not know': ['"gatewayType": "Vpn"', '"gatewayType": "VPN!"'],
    'a text for a number': [/"saLifeTimeSeconds": \d+/, '"saLifeTimeSeconds": "27000"'],
    'a missing required property': [/"connectionType": "IPsec",/, ''],
    'a text for a flag': ['"enableIPForwarding": true', '"enableIPForwarding": "yes"'],
    'an unknown API version': ['"apiVersion": "2024-03-01"', '"apiVersion": "2024-03-02"'],
    'a list for an object': [/"dhcpOptions": \{[^}]*\}/, '"dhcpOptions": []'],
  };

  testWhere(
    TYPES,
    'is rejected for every fault',
    () => {
      const broken = Object.fromEntries(
        Object.entries(faults).map(([name, [from, to]]) => [name, text.replace(from, to)]),
      );
      expect(Object.entries(broken).filter(([, each]) => each === text)).toEqual([]);
      const accepted = Object.entries(findings('bicep-types', broken)).filter(([, found]) => found.length === 0);
      expect(accepted).toEqual([]);
    },
    60_000,
  );
});

describe('a property that Microsoft marks as a secret', () => {
  testWhere(TYPES, 'is a secure parameter, or cannot be set through the mapping', () => {
    const mapped = MAPPINGS.map((mapping) => ({
      mapping,
      marked: sensitivePaths().filter((path) => path.startsWith(`${mapping.type}@${mapping.apiVersion} `)),
    }));
    const open = mapped.flatMap(({ mapping, marked }) =>
      marked.filter((path) => !isSafe(mapping, path.split(' ')[1] ?? '')),
    );
    expect(mapped.flatMap(({ marked }) => marked).length).toBeGreaterThan(1);
    expect(open).toEqual([]);
  });

  test('makes its parameter secure even where the variable is not marked as sensitive', () => {
    const files = emitted(
      stackOf({
        variable: { key: { type: 'string' } },
        resource: { azurerm_virtual_network_gateway_connection: { c: { ...CONNECTION, shared_key: '${var.key}' } } },
      }),
    );
    expect(files['main.bicep']).toContain('@secure()\nparam key string');
    expect(files['azuredeploy.json']).toContain('"securestring"');
  });
});

test.each([
  ['beside text', 'x-${var.key}'],
  ['by a variable that selects it', '${var.site == "a" ? var.key : var.other}'],
])('a secret may be set %s', (_, value) => {
  const stack = stackOf({
    variable: {
      key: { type: 'string', sensitive: true },
      other: { type: 'string', sensitive: true },
      site: { type: 'string', default: 'a' },
    },
    resource: { azurerm_virtual_network_gateway_connection: { c: { ...CONNECTION, shared_key: value } } },
  });
  expect(emitted(stack)['main.bicep']).toContain('@secure()\nparam key string');
});

const CONNECTION = {
  name: 'c',
  resource_group_name: 'g',
  location: '${var.location}',
  type: 'IPsec',
  virtual_network_gateway_id: '/gateway',
  local_network_gateway_id: '/local',
};

/** Whether what the table says of a path is `secret`, or nothing at all. */
function isSafe(mapping: Mapping, path: string): boolean {
  const rules = rulesOf(mapping.attributes, '');
  return rules.filter(([at]) => at === path).every(([, rule]) => rule.kind === 'to' && rule.secret === true);
}

function rulesOf(fields: Fields, base: string): readonly (readonly [string, Rule])[] {
  return Object.values(fields).flatMap((rule): readonly (readonly [string, Rule])[] => {
    if (rule.kind !== 'to' && rule.kind !== 'blocks') return [];
    const path = [base, rule.path].filter((part) => part !== '').join('.');
    return rule.kind === 'to' ? [[path, rule]] : rulesOf(rule.fields, path);
  });
}
