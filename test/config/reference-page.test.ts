import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage } from '../../lib/config/reference-page';

test('the committed reference page is the generated one', () => {
  expect(readFileSync(join(__dirname, '../../docs/reference/configuration.md'), 'utf8')).toBe(configurationPage());
});

/** The cells of each key's row: key, description, type, default. */
const ROWS =
  configurationPage()
    .split('## Crypto profiles')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.slice(2, -2).split(' | ')) ?? [];

test('no description repeats the default, which has its own column', () => {
  expect(ROWS.length).toBeGreaterThan(50);
  expect(ROWS.filter(([, description = '']) => description.includes('Default:'))).toEqual([]);
});

test('every key but a mapping shows its default', () => {
  expect(
    ROWS.filter(([, , type, value = '']) => type !== 'mapping' && ['', '`undefined`'].includes(value.trim())),
  ).toEqual([]);
});
