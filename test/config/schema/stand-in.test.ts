import { printPath } from '../../../lib/config/problems/print-problem';
import { configSchema } from '../../../lib/config/schema/config';
import { configJsonSchema } from '../../../lib/config/schema/json-schema';
import { standInAt } from '../../../lib/config/schema/stand-in';
import { fieldsOf } from './schema-fields';

const FIELDS = fieldsOf(configJsonSchema()).map((field) => [printPath(field.path), field] as const);

test.each(FIELDS.filter(([, { required }]) => required))(
  '%s, which cannot be left out, has a stand-in',
  (_, { path }) => {
    expect(standInAt(configSchema, path)).toBeDefined();
  },
);

test.each(FIELDS.filter(([, { required }]) => !required))('%s, which can be left out, has none', (_, { path }) => {
  expect(standInAt(configSchema, path)).toBeUndefined();
});

test('the stand-in of a mapping has its required fields', () => {
  expect(standInAt(configSchema, ['aws', 'vpc', 'subnets', 1])).toEqual({ cidr: '10.0.0.0/24' });
});

test.each([[['nothing']], [['name', 'first']], [['tags', 'a']], [['aws', 'constructor']]])(
  'a path that leaves the schema has no stand-in: %j',
  (path) => {
    expect(standInAt(configSchema, path)).toBeUndefined();
  },
);
