import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPages } from '../../bin/pages/generated-pages';
import { generatedSections } from '../../bin/pages/generated-sections';
import { recordedChecks } from '../../bin/pages/recorded-runs';
import { CHECKS } from '../../lib/lab/checks/run-checks';
import { replaceSection } from '../../lib/write-files/marked-section';
import { readTree } from '../../lib/write-files/read-tree.edge';

const ROOT = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe('the generated pages (npm run generate rewrites them)', () => {
  const rendered = readTree(join(ROOT, 'examples/minimal/expected'));

  test.each(generatedPages(rendered).map(({ path, content }) => [path, content]))('%s is current', (path, content) => {
    expect(read(path)).toBe(content);
  });

  test.each(generatedSections().map(({ page, name, text }) => [page, name, text]))(
    '%s: the section %s is current',
    (page, name, text) => {
      expect(read(page)).toBe(replaceSection(read(page), name, text));
    },
  );
});

test('the recorded run of the lab has the checks of today; otherwise record it again', () => {
  expect(recordedChecks()).toEqual(CHECKS.map(({ id }) => id));
});
