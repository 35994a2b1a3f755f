import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPages } from '../../bin/pages/generated-pages';
import { generatedSections } from '../../bin/pages/generated-sections';
import { driverActions } from '../../bin/pages/permissions-page';
import { recordedActions, recordedChecks } from '../../bin/pages/recorded-runs';
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

test('the recorded runs of the driver sent every request that its sources have; otherwise record them again (npx ts-node test/driver/real/record.ts)', () => {
  const sent = new Set(Object.values(recordedActions()).flat());

  expect(driverActions().filter((action) => !sent.has(action))).toEqual([]);
});
