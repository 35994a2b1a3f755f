import { join } from 'node:path';
import { writeTree } from '../../lib/write-files/write-tree.edge';
import { dockerfile } from './devcontainer';
import { requirementsPage } from './requirements';
import { workflow } from './workflow';

/** Writes what is derived from the tests and their stages; a part of `npm run generate`. */
writeTree(join(__dirname, '../..'), [
  { path: 'docs/reference/test-requirements.md', content: requirementsPage() },
  { path: '.github/workflows/ci.yml', content: workflow() },
  { path: '.devcontainer/Dockerfile', content: dockerfile() },
]);
