import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../lib/lab');
const TEXT = readFileSync(join(FOLDER, 'README.md'), 'utf8');

describe("the lab's README", () => {
  test('names every folder', () => {
    const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());

    expect(folders.map(({ name }) => name).filter((name) => !TEXT.includes(`\`${name}\``))).toEqual([]);
  });

  test('links only to files that exist', () => {
    const links = [...TEXT.matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);

    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !existsSync(join(FOLDER, link)))).toEqual([]);
  });
});
