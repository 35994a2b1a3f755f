import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { allProse } from './prose';

const ROOT = join(__dirname, '../..');
const A_FILE = /(?<![\w./-])(?:bin|docs|lib|stacks|test)\/[\w./-]+\.(?:md|sh|ts)\b/g;
/** A file of the reader's own project, in a page for readers without this repository. */
const OF_A_READER = new Set(['test/link.test.ts']);

test('every file of the repository that a page, a comment or a message names exists', () => {
  const named = allProse().flatMap(({ file, line, text }) =>
    [...text.matchAll(A_FILE)].map(([path]) => ({ path, place: `${file}:${line}: ${path}` })),
  );
  const missing = named.filter(({ path }) => !OF_A_READER.has(path) && !existsSync(join(ROOT, path)));

  expect(named.length).toBeGreaterThan(50);
  expect(missing.map(({ place }) => place)).toEqual([]);
});
