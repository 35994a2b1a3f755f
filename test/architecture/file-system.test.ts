import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');

/** One place reads and writes files; these modules use the file system for something else. */
const OTHERS: Readonly<Record<string, string>> = {
  'bin/generate.ts': 'reads the repository',
  'bin/pages/example-sections.ts': 'reads the repository',
  'bin/pages/permissions-page.ts': 'reads the repository',
  'bin/pages/repository.ts': 'reads the repository',
  'lib/driver/tools/child.edge.ts': 'follows the log of a running tool',
  'lib/driver/tools/tools.edge.ts': 'reads the version of an installed package',
  'lib/router/scripts.edge.ts': 'reads the scripts that it is delivered with',
  'lib/terminal/guard-output.edge.ts': 'writes standard output',
  'lib/workspace/state-folder.edge.ts': 'lists folders',
};

/** The lab has files of its own in folders of its own, and shares no code. */
const EXEMPT = /^lib\/(lab|write-files)\//;

/** What no module outside may call, even one that lists folders or follows a log. */
const WRITES = /^(write|append|copy|cp|rename|rm|unlink|mkdir|truncate|symlink|link|createWriteStream)/;

const sources = ['bin', 'lib', 'stacks'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => path.endsWith('.ts') && !EXEMPT.test(path)),
);

/** What a module imports from the file system of Node; empty when it imports none of it. */
function importedFrom(path: string): readonly string[] {
  const source = ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.ES2022);
  return source.statements
    .filter(ts.isImportDeclaration)
    .filter(({ moduleSpecifier }) => /^(node:)?fs(\/promises)?$/.test((moduleSpecifier as ts.StringLiteral).text))
    .flatMap(({ importClause }) => {
      const names = importClause?.namedBindings;
      return names !== undefined && ts.isNamedImports(names) ? names.elements.map(({ name }) => name.text) : ['*'];
    });
}

const users = sources.map((path) => ({ path, names: importedFrom(path) })).filter(({ names }) => names.length > 0);

describe('the file system', () => {
  test('is used by lib/write-files, and by the modules that are listed with their reason', () => {
    expect(users.map(({ path }) => path).sort()).toEqual(Object.keys(OTHERS));
  });

  test('is written by lib/write-files only, and by what writes standard output', () => {
    const writers = users.filter(({ names }) => names.some((name) => name === '*' || WRITES.test(name)));

    expect(writers.map(({ path }) => path)).toEqual(['lib/terminal/guard-output.edge.ts']);
  });
});
