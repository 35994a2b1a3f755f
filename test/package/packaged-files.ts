import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '../..');
const BUILD = '.ci/tsconfig.build.json';

/** In a tarball whatever `files` says. */
const ALWAYS = ['LICENSE', 'README.md', 'package.json'];

/** What the compiler makes of a module. */
const COMPILED = /\.(js|d\.ts)$/;

/**
 * Returns the files that a tarball must have, read from the sources: the compiled modules of each folder as one line,
 * because they come and go with the code, and every other file by its name.
 */
export function expectedFiles(): readonly string[] {
  const { files } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { files: readonly string[] };
  const modules = [...reached(entries())].map((path) => `dist/${path.replace(/\.ts$/, '.js')}`);
  const assets = readdirSync(join(ROOT, 'lib'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(ts|md|pyc)$/.test(entry.name))
    .map(({ parentPath, name }) => posix.join('dist', parentPath.slice(ROOT.length), name));
  return linesOf([
    ...ALWAYS,
    ...files.filter((path) => path !== 'dist'),
    ...modules,
    ...assets,
    'dist/examples/pipeline/link.yml',
  ]);
}

/** Returns the lines of a list of files: a folder's compiled modules are one. */
export function linesOf(paths: readonly string[]): readonly string[] {
  const line = (path: string): string =>
    path.startsWith('dist/') && COMPILED.test(path) ? `${dirname(path)}/*.js, *.d.ts` : path;
  return [...new Set(paths.map(line))].sort();
}

/** The modules that the build names. */
function entries(): readonly string[] {
  const { config, error } = ts.readConfigFile(join(ROOT, BUILD), ts.sys.readFile);
  if (error !== undefined) throw new Error(`${BUILD} cannot be read`);
  const { fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, join(ROOT, '.ci'));
  return fileNames.map((path) => path.slice(ROOT.length + 1));
}

/** The modules and the data that these import, and all that those import. */
function reached(from: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    if (path.endsWith('.json')) return;
    for (const { fileName } of ts.preProcessFile(readFileSync(join(ROOT, path), 'utf8'), true, true).importedFiles) {
      if (fileName.startsWith('.')) visit(moduleAt(posix.join(posix.dirname(path), fileName)));
    }
  };
  from.forEach(visit);
  return found;
}

function moduleAt(path: string): string {
  const candidates = [path, `${path}.ts`, `${path}/index.ts`];
  const found = candidates.find((each) => ts.sys.fileExists(join(ROOT, each)));
  if (found === undefined) throw new Error(`no module is at ${path}`);
  return found;
}
