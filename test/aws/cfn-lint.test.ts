import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAwsApp } from '../../stacks/aws/aws-app';
import { SCRIPTS } from '../fixtures/aws-stacks';
import { EXAMPLES, previewOfExample } from '../fixtures/examples';

const installed = spawnSync('cfn-lint', ['--version']).status === 0;
const title = 'cfn-lint has nothing to say about the templates of the example %s';

/** W3010 wants no zone by name; there is one only where the config names it. */
const IGNORED = 'W3010';

if (installed) {
  test.each(EXAMPLES)(
    title,
    (name) => {
      const outdir = mkdtempSync(join(tmpdir(), 'cfn-lint-'));
      try {
        const { stacks } = buildAwsApp({
          plans: [previewOfExample(name)],
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
} else {
  test.skip('cfn-lint is not on the PATH: install it with `pipx install cfn-lint` to check the templates', () =>
    undefined);
}
