import { join } from 'node:path';
import { writeTree } from '../../lib/write-files/write-tree.edge';
import { problemCodesPage } from '../config/problems/page';
import { scannersPage } from '../release/scanners-page';
import { allCases } from '../terraform-to-bicep/support/cases';
import { goldensOf } from '../terraform-to-bicep/support/goldens';
import { dockerfile } from './devcontainer';
import { requirementsPage } from './requirements';
import { releaseWorkflow, workflow } from './workflow';

/** Writes what is derived from the tests, their stages and the examples; the second part of `npm run generate`. */
writeTree(join(__dirname, '../..'), [
  { path: 'docs/reference/test-requirements.md', content: requirementsPage() },
  { path: 'docs/reference/problem-codes.md', content: problemCodesPage() },
  { path: 'docs/explanation/what-scanners-say.md', content: scannersPage() },
  { path: '.github/workflows/ci.yml', content: workflow() },
  { path: '.github/workflows/release.yml', content: releaseWorkflow() },
  { path: '.devcontainer/Dockerfile', content: dockerfile() },
]);

for (const each of allCases()) {
  writeTree(
    each.expected,
    Object.entries(goldensOf(each)).map(([path, content]) => ({ path, content })),
  );
}
