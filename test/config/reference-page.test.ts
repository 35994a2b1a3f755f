import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationPage } from '../../lib/config/reference-page';

test('the committed reference page is the generated one', () => {
  expect(readFileSync(join(__dirname, '../../docs/configuration.md'), 'utf8')).toBe(configurationPage());
});
