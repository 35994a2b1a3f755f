import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { renderLink } from '../../bin/render.edge';
import { printPath } from '../../lib/config/problems/print-problem';
import { valueAt } from '../../lib/config/schema/issues';
import { configJsonSchema } from '../../lib/config/schema/json-schema';
import { linkOf } from '../fixtures/link-of';
import { linesOf } from './case';
import { fieldsOf } from './schema/schema-fields';

/**
 * Two configs, because some keys exclude each other: a profile and its limits exclude a policy, and a state is either in
 * S3 or in Azure Storage.
 */
const CONFIGS = ['every-key.yaml', 'every-other-key.yaml'].map(
  (file) => [file, readFileSync(join(__dirname, '../fixtures', file), 'utf8')] as const,
);
const DATA = CONFIGS.map(([, text]) => parse(text) as unknown);

test('every key of the schema is set in a config that is rendered whole', () => {
  const unset = fieldsOf(configJsonSchema()).filter(({ path }) =>
    DATA.every((data) => valueAt(data, path) === undefined),
  );

  expect(unset.map(({ path }) => printPath(path))).toEqual([]);
});

test('every mapping of free keys has one', () => {
  const free = fieldsOf(configJsonSchema()).filter(({ schema }) => typeof schema.additionalProperties === 'object');
  const empty = free.filter(({ path }) => DATA.every((data) => Object.keys(valueAt(data, path) ?? {}).length === 0));

  expect(free.length).toBeGreaterThan(0);
  expect(empty.map(({ path }) => printPath(path))).toEqual([]);
});

describe.each(CONFIGS)('%s', (_, text) => {
  test('is loaded without a problem', () => {
    expect(linesOf(text)).toEqual([]);
  });

  test('is rendered whole', () => {
    const outputs = renderLink(linkOf(text, undefined, true), { validate: false });

    expect([...new Set(outputs.map(({ path }) => path.split('/')[0]))].sort()).toEqual([
      'bicep-out',
      'cdk.out',
      'cdktf.out',
      'router',
    ]);
  });
});
