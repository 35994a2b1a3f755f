import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAwsApp } from '../../../stacks/aws/aws-app';
import { SCRIPTS } from '../../fixtures/aws-stacks';
import { EXAMPLES, previewOfExample } from '../../fixtures/examples';
import { command, testWith } from '../../fixtures/needs';

/** W3010 wants no zone by name; there is one only where the config names it. */
const IGNORED = 'W3010';

describe.each(EXAMPLES)('the templates of the example %s', (name) => {
  testWith(
    [command('cfn-lint', 'pipx install cfn-lint')],
    'leave cfn-lint nothing to say',
    () => {
      const outdir = mkdtempSync(join(tmpdir(), 'cfn-lint-'));
      try {
        const { stacks } = buildAwsApp({
          link: previewOfExample(name),
          scripts: SCRIPTS,
          outdir,
          validate: false,
        }).synth();
        const files = stacks.map(({ templateFullPath }) => templateFullPath);
        const { stdout, stderr, status } = spawnSync('cfn-lint', ['--ignore-checks', IGNORED, '--', ...files], {
          encoding: 'utf8',
        });
        expect({ status, findings: `${stdout}${stderr}` }).toEqual({ status: 0, findings: '' });
      } finally {
        rmSync(outdir, { recursive: true, force: true });
      }
    },
    60_000,
  );
});
