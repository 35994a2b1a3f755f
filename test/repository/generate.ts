import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replaceSection } from '../../lib/write-files/marked-section';
import { writeTree } from '../../lib/write-files/write-tree.edge';
import { problemCodesPage, problemMessages } from '../config/problems/page';
import { expectedFiles } from '../package/packaged-files';
import { scannersPage } from '../release/scanners-page';
import { allCases } from '../terraform-to-bicep/support/cases';
import { goldensOf } from '../terraform-to-bicep/support/goldens';
import { dockerfile } from './devcontainer';
import { requirementsPage } from './requirements';
import { vocabularyTable } from './vocabulary-table';
import { releaseWorkflow, workflow } from './workflow';

const ROOT = join(__dirname, '../..');
const CONTRIBUTING = 'CONTRIBUTING.md';

/** Writes what is derived from the tests, their stages and the examples; the second part of `npm run generate`. */
writeTree(ROOT, [
  { path: 'docs/reference/test-requirements.md', content: requirementsPage() },
  { path: 'docs/reference/problem-codes.md', content: problemCodesPage() },
  {
    path: 'lib/config/problems/messages.json',
    content: `${JSON.stringify(problemMessages(), undefined, 2)}\n`,
  },
  { path: 'docs/explanation/what-scanners-say.md', content: scannersPage() },
  { path: '.github/workflows/ci.yml', content: workflow() },
  { path: '.github/workflows/release.yml', content: releaseWorkflow() },
  { path: '.devcontainer/Dockerfile', content: dockerfile() },
  { path: 'test/package/files.txt', content: `${expectedFiles().join('\n')}\n` },
  {
    path: CONTRIBUTING,
    content: replaceSection(readFileSync(join(ROOT, CONTRIBUTING), 'utf8'), 'vocabulary', vocabularyTable()),
  },
]);

for (const each of allCases()) {
  writeTree(
    each.expected,
    Object.entries(goldensOf(each)).map(([path, content]) => ({ path, content })),
  );
}
