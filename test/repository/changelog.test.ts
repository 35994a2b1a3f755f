import { readFileSync } from 'node:fs';
import { join } from 'node:path';

test('the changelog has an entry for what is not released yet', () => {
  const text = readFileSync(join(__dirname, '../../CHANGELOG.md'), 'utf8');

  expect(/^## \[?Unreleased\]?\n([^]*?)(?=^## |$(?![^]))/m.exec(text)?.[1]).toMatch(/^- /m);
});
