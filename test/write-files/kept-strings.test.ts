import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptStringsIn } from '../../lib/write-files/kept-strings.edge';

const SOURCE = 'set -e\necho one\n';
/** Of several lines. */
const TEXT = 'packed\nin lines\n';
const MAKER = 'packer 1.0';

describe('strings that are kept in a folder', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-kept-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const keep = (): void => keptStringsIn(folder, MAKER).keep(SOURCE, TEXT);
  /** The path of the only file. */
  const onlyFile = (): string => join(folder, readdirSync(folder)[0] ?? '');

  test('are found by what they were computed from', () => {
    keep();

    expect(keptStringsIn(folder, MAKER).find(SOURCE)).toBe(TEXT);
    expect(keptStringsIn(folder, MAKER).find(`${SOURCE} `)).toBeUndefined();
  });

  test('are not found when something else computes them now', () => {
    keep();

    expect(keptStringsIn(folder, 'packer 2.0').find(SOURCE)).toBeUndefined();
  });

  test('are of this user only', () => {
    const deeper = join(folder, 'cache', 'packed');
    keptStringsIn(deeper, MAKER).keep(SOURCE, TEXT);
    const [name = ''] = readdirSync(deeper);

    expect([deeper, join(deeper, name)].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600]);
  });

  for (const [title, change] of [
    ['was cut off', (content: string) => content.slice(0, -1)],
    ['was changed', (content: string) => content.replace('packed', 'others')],
    ['is empty', () => ''],
  ] as const) {
    test(`are computed again when a file ${title}`, () => {
      keep();
      writeFileSync(onlyFile(), change(readFileSync(onlyFile(), 'utf8')));

      expect(keptStringsIn(folder, MAKER).find(SOURCE)).toBeUndefined();
    });
  }

  test('are not kept where no folder can be created', () => {
    writeFileSync(join(folder, 'file'), '');
    const strings = keptStringsIn(join(folder, 'file'), MAKER);
    strings.keep(SOURCE, TEXT);

    expect(strings.find(SOURCE)).toBeUndefined();
  });

  test('are at most a thousand', () => {
    for (let index = 0; index < 1000; index += 1) writeFileSync(join(folder, String(index)), '');
    keep();

    expect(readdirSync(folder)).toHaveLength(1);
  });
});
