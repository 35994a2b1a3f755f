import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

// A checkout in which somebody has deployed holds a config, a hand-off and outputs of a link of theirs: what a test reads
// by a default name must not be these.
const before = process.cwd();
const { mkdtempSync } = fs;
const folders = [mkdtempSync(join(tmpdir(), 'vpc2vnet-test-'))];
process.chdir(folders[0] ?? '');
for (const name of Object.keys(process.env)) if (isAboutALink(name)) delete process.env[name];

// An app of one of the CDKs without an output directory makes one, and nobody deletes it: thousands in one run of all tests.
const OF_AN_APP = /^(cdk\.out|cdktf\.outdir\.)/;
fs.mkdtempSync = ((prefix: string) => {
  const folder = mkdtempSync(prefix);
  if (OF_AN_APP.test(basename(prefix))) folders.push(folder);
  return folder;
}) as typeof mkdtempSync;

afterAll(() => {
  fs.mkdtempSync = mkdtempSync;
  process.chdir(before);
  for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true });
});

/** Variables that name files of a link, not those that say what a test has. */
function isAboutALink(name: string): boolean {
  return /^VPC2VNET_(CONFIG|HANDOFF|AWS_OUTPUTS|AZURE_OUTPUTS)$/.test(name);
}
