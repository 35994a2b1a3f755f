import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** What writes to the terminal; every value passes one of these, which escape what is not visible. */
const WRITERS = [
  'lib/driver/report/view.edge.ts',
  'lib/terminal/guard-output.edge.ts',
  'lib/terminal/terminal.edge.ts',
];

test('nothing writes to standard output or stderr past the terminal of lib/terminal', () => {
  const found = ['bin', 'lib', 'stacks'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => path.endsWith('.ts') && !path.startsWith('lib/lab/'))
      .filter((path) => /\bconsole\.|\bstd(out|err)\.write\(/.test(readFileSync(join(ROOT, path), 'utf8'))),
  );

  expect(found.sort()).toEqual(WRITERS);
});
