import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { isRecord } from '../../lib/base/is-record';
import { loadConfig } from '../../lib/config/load';
import { componentsOf } from '../../lib/model/components';
import type { Link } from '../../lib/model/link';
import { changesBetween } from '../../lib/review/content/changes';
import { awsAppOf } from '../fixtures/aws-stacks';
import { terraformOf } from '../fixtures/azure-stack';
import { linkOf } from '../fixtures/link-of';

interface Edit {
  /** The key, as in `aws.region`. */
  readonly key: string;
  /** The config afterwards. */
  readonly to: string;
}

/** Values of keys that cannot be removed. */
const OTHER_VALUES: Readonly<Record<string, unknown>> = {
  'aws.region': 'eu-west-3',
  'sites.virginia.region': 'us-east-2',
  'azure.location': 'westeurope',
  'azure.gateway.sku': 'VpnGw3AZ',
  'azure.keyVault.name': 'kv-other',
  'ipsec.policy.pfsGroup': 'ECP256',
  'backend.s3.bucket': 'other-state',
  'backend.azurerm.container': 'other-state',
};

/** Edits that change a template and no component, with the reason. */
const UNSEEN: Readonly<Record<string, string>> = {
  ignoreTags: 'Terraform only stops comparing these tags, and changes nothing that is deployed',
  'azure.routedCidrs': 'Azure only reports these prefixes as an output; the routers that take them are changed',
};

/** Every key of two configs that have all keys of the schema, each removed or given another value by itself. */
const CONFIGS = ['every-key.yaml', 'every-other-key.yaml'].map((file) => {
  const text = readFileSync(join(__dirname, '../fixtures', file), 'utf8');
  const data: unknown = parse(text);
  const edits = keysOf(data).flatMap((path): readonly Edit[] => {
    const key = path.join('.');
    const to = stringify(edited(data, path, OTHER_VALUES[key]));
    // A link of another name is another one, and a key may need others.
    return key === 'name' || !loadConfig(to, file).ok ? [] : [{ key, to }];
  });
  return { file, text, edits };
});

describe.each(CONFIGS)('of $file', ({ text, edits }) => {
  const before = linkOf(text, undefined, true);
  const former = templatesOf(before);

  test.each(edits)('an edit of $key that changes the template of a component is a change since', ({ key, to }) => {
    const after = linkOf(to, undefined, true);
    const templates = templatesOf(after);
    const seen = new Set(
      changesBetween(before, after)
        .filter(({ action }) => action !== 'none')
        .map(({ component }) => component),
    );
    const unnamed = componentsOf(after)
      .filter(({ stack, title }) => templates.get(stack) !== former.get(stack) && !seen.has(title))
      .map(({ title }) => title);

    expect(unnamed).toEqual(key in UNSEEN ? ['Azure side'] : []);
  });
});

test('the keys that cannot be removed are among the edits, and so is each exception', () => {
  const keys = CONFIGS.flatMap(({ edits }) => edits.map(({ key }) => key));

  expect(keys).toEqual(expect.arrayContaining([...Object.keys(OTHER_VALUES), ...Object.keys(UNSEEN)]));
});

function keysOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => [[...path, key], ...keysOf(child, [...path, key])]);
}

/** The same mapping with another value at a path, or without it. */
function edited(value: unknown, [key = '', ...rest]: readonly string[], to: unknown): unknown {
  const { [key]: child, ...others } = isRecord(value) ? value : {};
  if (rest.length > 0) return { ...others, [key]: edited(child, rest, to) };
  return to === undefined ? others : { ...others, [key]: to };
}

/** The templates of both clouds, by the names of their stacks. */
function templatesOf(link: Link): ReadonlyMap<string, string> {
  const azure = componentsOf(link)
    .filter(({ kind }) => kind === 'azure')
    .map(({ stack }) => [stack, JSON.stringify(terraformOf(link))] as const);
  const aws = awsAppOf(link)
    .synth()
    .stacks.map(({ stackName, template }) => [stackName, JSON.stringify(template)] as const);
  return new Map([...azure, ...aws]);
}
