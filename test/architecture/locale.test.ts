import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** What follows the language or the time zone of the machine. */
const FOLLOWS_THE_MACHINE =
  /\.localeCompare\([^,]+\)|\.toLocale\w*\((?!')|new Intl\.\w+\((?!')|\.get(Hours|Minutes|Date|Day|Month|FullYear|TimezoneOffset)\(|\.to(Date|Time)String\(/;

test('no module depends on the language or the time zone of the machine', () => {
  const found = ['bin', 'lib', 'stacks'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => /\.(ts|js)$/.test(path))
      .filter((path) => FOLLOWS_THE_MACHINE.test(readFileSync(join(ROOT, path), 'utf8'))),
  );

  expect(found).toEqual([]);
});
