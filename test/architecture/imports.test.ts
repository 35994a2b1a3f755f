import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '../..');

/** What the modules of a folder (or one module) may import, besides themselves; a folder that is not listed fails. */
const ALLOWED = JSON.parse(readFileSync(join(ROOT, 'docs/import-directions.json'), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;

interface Import {
  readonly from: string;
  readonly to: string;
}

const sources = ['bin', 'lib', 'stacks'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path)),
);

function importsOf(source: string): readonly string[] {
  return ts
    .preProcessFile(readFileSync(join(ROOT, source), 'utf8'), true, true)
    .importedFiles.map(({ fileName }) => fileName);
}

/** The cloud that the modules of a folder are for; undefined for both. */
function sideOf(path: string): string | undefined {
  return /^lib\/(?:constructs\/)?(aws|azure)\//.exec(path)?.[1];
}

/** Whether `path` is the listed folder or module, or in it. */
function within(listed: string, path: string): boolean {
  const module = path.replace(/\.ts$/, '');
  return module === listed || module.startsWith(`${listed}/`);
}

/** The listed folders and modules that a path lies in, from the outermost to the innermost. */
function listedAround(path: string): readonly string[] {
  return Object.keys(ALLOWED)
    .filter((listed) => within(listed, path))
    .sort((a, b) => a.length - b.length);
}

/** The imports of modules; data, such as package.json, imports nothing. */
const internal: readonly Import[] = sources.flatMap((from) =>
  importsOf(from)
    .filter((name) => name.startsWith('.') && !name.endsWith('.json'))
    .map((name) => ({ from, to: relative(ROOT, resolve(ROOT, dirname(from), name)) })),
);

describe('the imports', () => {
  test('follow the flow from config to files', () => {
    const against = internal.filter(({ from, to }) => {
      const left = listedAround(from).filter((listed) => !within(listed, to));
      return !left.every((listed) => ALLOWED[listed]?.some((allowed) => within(allowed, to)));
    });

    expect(against.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  test('cover every folder that there is, and no folder that is gone', () => {
    expect([...new Set(sources.map((source) => listedAround(source).at(-1)))].sort()).toEqual(
      Object.keys(ALLOWED).sort(),
    );
  });

  test('cover every room of a folder that has rooms of its own, each below those that may import it', () => {
    const listed = Object.keys(ALLOWED);
    const nested = listed.filter((room) => listed.includes(dirname(room)));
    const uncovered = sources.filter((source) => {
      const folder = listedAround(source).at(-1) ?? '';
      return nested.some((room) => dirname(room) === folder) && dirname(source) !== folder;
    });
    const upward = nested.flatMap((room) =>
      (ALLOWED[room] ?? [])
        .filter((other) => nested.includes(other) && listed.indexOf(other) > listed.indexOf(room))
        .map((other) => `${room} imports ${other}`),
    );

    expect([...uncovered, ...upward]).toEqual([]);
  });

  test('never join the AWS side and the Azure side below the stacks', () => {
    const crossing = internal.filter(({ from, to }) => {
      const sides = [sideOf(from), sideOf(to)];
      return sides.includes('aws') && sides.includes('azure');
    });

    expect(crossing).toEqual([]);
  });

  test('take single modules of the large libraries, never their index', () => {
    const whole = sources.flatMap((source) =>
      importsOf(source)
        .filter((name) => name === 'aws-cdk-lib' || name === '@cdktf/provider-azurerm')
        .map((name) => `${source} imports ${name}`),
    );

    expect(whole).toEqual([]);
  });

  test('reach the CDKs only from the constructs and the stacks', () => {
    const outside = sources
      .filter((source) => !/^(lib\/aws|lib\/azure|lib\/constructs|stacks)\//.test(source))
      .flatMap((source) =>
        importsOf(source)
          .filter((name) => /^(aws-cdk-lib|cdktf|constructs|@cdktf)/.test(name))
          .map((name) => `${source} imports ${name}`),
      );

    expect(outside).toEqual([]);
  });
});
