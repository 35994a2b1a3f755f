import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const ROOT = join(__dirname, '../..');
const DOCS = join(ROOT, 'docs/how-to');
const PAGE = readFileSync(join(DOCS, 'recipes.md'), 'utf8');

const SUITES = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.test.ts'))
  .map((path) => join('test', path));

/** A recipe of the page: its heading and its text. */
const RECIPES = PAGE.split(/^## /m)
  .slice(1)
  .map((text) => [text.split('\n')[0] ?? '', text] as const);

/** `NAME` or `OTHER` of [file](path): the tables that a row names, and the module that has them. */
const REGISTRIES = [...PAGE.matchAll(/((?:`[A-Z_]+`(?:, | or )?)+) of \[[^\]]+\]\(([^)]+)\)/g)].flatMap(
  ([, names = '', path = '']) =>
    [...names.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => [name, relative(ROOT, resolve(DOCS, path))] as const),
);

const COMMANDS = [...PAGE.matchAll(/^`(npx jest [^`]+)`$/gm)].map(([, command = '']) => command);

describe('the recipes', () => {
  test.each(RECIPES)('%s: has a command, and a table of steps, files and consequences', (_, text) => {
    expect(text).toMatch(/^`npx jest [^`]+`$/m);
    expect(text).toMatch(/^\| Step +\| File +\| When forgotten +\|$/m);
  });

  test('name tables', () => {
    expect(REGISTRIES.length).toBeGreaterThan(5);
  });

  test.each(REGISTRIES)('%s is a table of %s', async (name, path) => {
    const module = (await import(join(ROOT, path))) as Readonly<Record<string, unknown>>;

    expect(Object.keys(module)).toContain(name);
  });

  test.each(COMMANDS)('%s: runs tests', (command) => {
    const [patterns = '', title] = command.slice('npx jest '.length).split(' -t ');
    const chosen = patterns
      .split(' ')
      .map((pattern) => SUITES.filter((path) => path === pattern || path.startsWith(`${pattern}/`)));

    expect(chosen.filter((suites) => suites.length === 0)).toEqual([]);
    if (title !== undefined) {
      const text = chosen
        .flat()
        .map((path) => readFileSync(join(ROOT, path), 'utf8'))
        .join('\n');
      expect(text).toContain(title.replaceAll("'", ''));
    }
  });

  test('name npm scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
    const named = [...PAGE.matchAll(/`npm run ([\w:-]+)/g)].map(([, name = '']) => name);

    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('quote titles of tests that the file beside them has', () => {
    const quoted = [...PAGE.matchAll(/"([^"]+)" of \[[^\]]+\]\(([^)]+\.test\.ts)\)/g)];
    const lost = quoted.filter(([, title = '', path = '']) => {
      const file = resolve(DOCS, path);
      return !existsSync(file) || !readFileSync(file, 'utf8').includes(title);
    });

    expect(quoted.length).toBeGreaterThan(0);
    expect(lost.map(([text]) => text)).toEqual([]);
  });
});
