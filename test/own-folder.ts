import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// A checkout in which somebody has deployed holds a config, a hand-off and outputs of a link of theirs: what a test reads
// by a default name must not be these.
const before = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-test-'));
process.chdir(folder);
for (const name of Object.keys(process.env)) if (isAboutALink(name)) delete process.env[name];

afterAll(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true, force: true });
});

/** Variables that name files of a link, not those that say what a test has. */
function isAboutALink(name: string): boolean {
  return /^VPC2VNET_(CONFIG|HANDOFF|AWS_OUTPUTS|AZURE_OUTPUTS)$/.test(name);
}
