import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAwsApp } from '../../../stacks/aws/aws-app';
import { SCRIPTS } from '../../fixtures/aws-stacks';
import { EXAMPLES, previewOfExample } from '../../fixtures/examples';

test.each(EXAMPLES)(
  "CloudFormation's own validation has nothing to say about the example %s",
  (name) => {
    const outdir = mkdtempSync(join(tmpdir(), 'validation-'));
    const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    try {
      buildAwsApp({ link: previewOfExample(name), scripts: SCRIPTS, outdir, validate: true }).synth();
      expect(said.mock.calls).toEqual([]);
    } finally {
      said.mockRestore();
      rmSync(outdir, { recursive: true, force: true });
    }
  },
  120_000,
);
