import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiLines } from '../../bin/pages/api/api-page';
import { ENTRIES } from '../../bin/pages/api/entries';
import { readApi } from '../../bin/pages/api/read-api';

const ROOT = join(__dirname, '../..');
const LIST = join(__dirname, 'public-api.txt');
const REMEDY =
  'What apps import has changed: write it into CHANGELOG.md, then run `UPDATE_GOLDENS=1 npx jest test/package/public-api`.';

const { exports, typesVersions } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
  readonly typesVersions: { readonly '*': Readonly<Record<string, readonly string[]>> };
};

/** The path that an entry has in package.json. */
const pathOf = (name: string): string => name.replace('vpc2vnet', '.');

/** Lines of one list that another does not have. */
const missing = (lines: readonly string[], others: readonly string[]): readonly string[] =>
  lines.filter((line) => !others.includes(line));

if (process.env['UPDATE_GOLDENS'] !== undefined) writeFileSync(LIST, `${apiLines().join('\n')}\n`);

describe('the public API', () => {
  test('is that of test/package/public-api.txt; a change belongs into CHANGELOG.md', () => {
    const listed = readFileSync(LIST, 'utf8').trimEnd().split('\n');
    const removed = missing(listed, apiLines());
    const added = missing(apiLines(), listed);

    expect({ removed, added, remedy: REMEDY }).toEqual({ removed: [], added: [], remedy: REMEDY });
  });

  test('has a docstring for each export, and for each of their fields and members', () => {
    const undocumented = ENTRIES.flatMap(({ name, module }) =>
      readApi(module).flatMap((item) =>
        [
          { name: item.name, doc: item.doc },
          ...item.members.map((each) => ({ ...each, name: `${item.name}.${each.name}` })),
        ]
          .filter(({ doc }) => doc.text === '')
          .map((each) => `${name}: ${each.name}`),
      ),
    );

    expect(undocumented).toEqual([]);
  });

  test('has a default for each optional field of props', () => {
    const silent = ENTRIES.flatMap(({ module }) =>
      readApi(module)
        .filter(({ name }) => /(Props|Options)$/.test(name))
        .flatMap(({ name, members }) =>
          members
            .filter(({ optional, doc }) => optional && doc.default === undefined)
            .map((each) => `${name}.${each.name}`),
        ),
    );

    expect(silent).toEqual([]);
  });

  test('is what package.json exports, beside data', () => {
    const modules = Object.entries(exports).filter(([, target]) => typeof target !== 'string');

    expect(modules).toEqual(
      ENTRIES.map(({ name, module }) => {
        const compiled = `./dist/${module.replace(/\.ts$/, '')}`;
        return [pathOf(name), { types: `${compiled}.d.ts`, default: `${compiled}.js` }];
      }),
    );
  });

  test('has its types also for a compiler that does not read `exports`', () => {
    const [, ...further] = ENTRIES;

    expect(typesVersions['*']).toEqual(
      Object.fromEntries(
        further.map(({ name, module }) => [
          name.replace('vpc2vnet/', ''),
          [`./dist/${module.replace(/\.ts$/, '')}.d.ts`],
        ]),
      ),
    );
  });
});
