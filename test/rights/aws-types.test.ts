import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AWS_TYPES, type TypeRights } from '../../lib/rights/aws-types';
import { allLinks } from './links';
import { NEVER_GRANTED, OMITTED } from './omitted';

type Handlers = Readonly<Record<string, Partial<TypeRights>>>;

/** The permissions of the handlers in the resource schemas that cfn-lint carries; handlers.test.ts compares them. */
const HANDLERS = JSON.parse(readFileSync(join(__dirname, 'cloudformation-handlers.json'), 'utf8')) as Handlers;
const VERBS = ['create', 'read', 'update', 'delete'] as const;

const RESOURCES = allLinks().flatMap(({ templates }) =>
  Object.values(templates).flatMap(({ Resources }) => Object.values(Resources)),
);
const TYPES = [...new Set(RESOURCES.map(({ Type }) => Type))].sort();

describe('the table of resource types', () => {
  test('has a row for each type of the templates, and no other', () => {
    expect(Object.keys(AWS_TYPES).sort()).toEqual(TYPES);
  });

  test.each(TYPES)(
    '%s: has the actions of its handlers, without those of properties that a link does not set',
    (type) => {
      const omitted = [...Object.keys(OMITTED[type] ?? {}), ...NEVER_GRANTED];
      const expected = VERBS.map((verb) =>
        (HANDLERS[type]?.[verb] ?? []).filter((action) => !omitted.includes(action)),
      );

      expect(VERBS.map((verb) => AWS_TYPES[type]?.[verb])).toEqual(expected);
    },
  );
});

describe('an omitted action', () => {
  const rows = Object.entries(OMITTED).flatMap(([type, actions]) =>
    Object.entries(actions).map(([action, property]) => ({ type, action, property })),
  );

  test.each(rows)('$action of $type: belongs to $property, which no template sets', ({ type, property }) => {
    const set = RESOURCES.filter(({ Type, Properties = {} }) => Type === type && property in Properties);

    expect(set).toEqual([]);
  });

  test.each(rows)('$action of $type: is one of its handlers', ({ type, action }) => {
    expect(VERBS.flatMap((verb) => HANDLERS[type]?.[verb] ?? [])).toContain(action);
  });
});
