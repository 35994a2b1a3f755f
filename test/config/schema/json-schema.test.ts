import Ajv2020 from 'ajv/dist/2020';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parse } from 'yaml';
import { printPath } from '../../../lib/config/problems/print-problem';
import { configJsonSchema, type JsonSchema } from '../../../lib/config/schema/json-schema';
import { aws, azure, ipsec, policy } from '../case';
import { fieldsOf } from './schema-fields';

const ROOT = join(__dirname, '../../..');
const SCHEMA_FILE = join(ROOT, 'vpc2vnet.schema.json');
const committed = JSON.parse(readFileSync(SCHEMA_FILE, 'utf8')) as JsonSchema;
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(committed);

/** The one beside the schema is the user's. */
const CONFIGS = readdirSync(join(ROOT, 'examples'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(ROOT, 'examples', name, 'vpc2vnet.yaml'))
  .filter((path) => existsSync(path))
  .map((path) => [relative(ROOT, path), path] as const);

const FIELDS = fieldsOf(committed).map((field) => ({ ...field, path: printPath(field.path) }));

test('the committed schema is the generated one, byte for byte', () => {
  expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(`${JSON.stringify(configJsonSchema(), undefined, 2)}\n`);
});

test('there are fields at every depth', () => {
  expect(FIELDS.length).toBeGreaterThan(50);
  expect(FIELDS.map(({ path }) => path)).toContain('aws.vpc.subnets[0].availabilityZone');
});

test('every key has a description', () => {
  const keys = FIELDS.filter(({ path }) => !path.endsWith('[0]'));

  expect(keys.filter(({ schema }) => (schema.description ?? '').length < 10).map(({ path }) => path)).toEqual([]);
});

test('every field has a default, names it in its description, or is required', () => {
  const silent = FIELDS.filter(
    ({ schema, required }) => !required && schema.default === undefined && !schema.description?.includes('Default: '),
  );

  expect(silent.map(({ path }) => path)).toEqual([]);
});

test('every number has its range, every list its length, and every mapping rejects unknown keys', () => {
  const open = FIELDS.filter(({ schema }) => {
    if (schema.type === 'integer') return schema.minimum === undefined || schema.maximum === undefined;
    if (schema.type === 'array') return schema.maxItems === undefined;
    return schema.type === 'object' && schema.additionalProperties === undefined;
  });

  expect(open.map(({ path }) => path)).toEqual([]);
});

test.each(CONFIGS)('%s fits the schema, which its first line names', (_name, path) => {
  const text = readFileSync(path, 'utf8');
  const [, named = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];

  expect(join(dirname(path), named)).toBe(SCHEMA_FILE);
  expect(validate(parse(text)) ? [] : validate.errors).toEqual([]);
});

test.each([
  ['a missing region', 'name: ab\naws: {regoin: us-west-2}\nazure: {location: westeurope}\n'],
  ['an unknown key deep inside', aws('vpc: {subnets: [{name: a, cidr: 10.0.0.0/24, az: a}]}')],
  ['a range that is no network', aws('vpc: {cidrs: [10.0.0.0]}')],
  ['a retired SKU', azure('gateway: {sku: VpnGw1}')],
  ['a zone that is a number', azure('gateway: {zones: [1]}')],
  ['a number below its range', ipsec('dpdTimeoutSeconds: 8')],
  ['a text for a number', ipsec(`dpdTimeoutSeconds: '45'`)],
  ['half a policy', policy({ pfsGroup: undefined })],
  ['an integrity that IPsec lacks', policy({ ipsecIntegrity: 'SHA384' })],
  ['a switch of YAML 1.1', aws('testHost: {enabled: yes}')],
])('an editor reports %s', (_title, yaml) => {
  expect(validate(parse(yaml))).toBe(false);
});
