import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAwsApp } from '../../stacks/aws/aws-app';
import { SCRIPTS } from '../fixtures/aws-stacks';
import { EXAMPLES, previewOfExample } from '../fixtures/examples';

test("CloudFormation's own validation has nothing to say about any example", () => {
  const outdir = mkdtempSync(join(tmpdir(), 'validation-'));
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const plans = EXAMPLES.map(previewOfExample);
    buildAwsApp({ plans, scripts: SCRIPTS, outdir, validate: true }).synth();
    expect(said.mock.calls).toEqual([]);
  } finally {
    said.mockRestore();
    rmSync(outdir, { recursive: true, force: true });
  }
}, 120_000);
