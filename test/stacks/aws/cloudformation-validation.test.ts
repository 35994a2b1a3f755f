import { App, CfnResource, Stack } from 'aws-cdk-lib/core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAwsApp } from '../../../stacks/aws/aws-app';
import { SCRIPTS } from '../../fixtures/aws-stacks';
import { EXAMPLES, previewOfExample } from '../../fixtures/examples';

const MINUTES = 60_000;

// Other tests go without it.
beforeAll(() => delete process.env['CDK_VALIDATION']);

/** What the synthesis of an app in a new folder prints as errors. */
function saidOf(appIn: (outdir: string) => App): readonly unknown[] {
  const outdir = mkdtempSync(join(tmpdir(), 'validation-'));
  const said = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    appIn(outdir).synth();
    return said.mock.calls.flat();
  } finally {
    said.mockRestore();
    rmSync(outdir, { recursive: true, force: true });
  }
}

test.each(EXAMPLES)(
  "CloudFormation's own validation has nothing to say about the example %s",
  (name) => {
    const link = previewOfExample(name);
    expect(saidOf((outdir) => buildAwsApp({ link, scripts: SCRIPTS, outdir, validate: true }))).toEqual([]);
  },
  2 * MINUTES,
);

test(
  "CloudFormation's own validation names a property that does not exist",
  () => {
    const app = (outdir: string): App => {
      const wrong = new App({ outdir, analyticsReporting: false });
      new CfnResource(new Stack(wrong, 'wrong'), 'Vpc', {
        type: 'AWS::EC2::VPC',
        properties: { CidrRange: '10.0.0.0/16' },
      });
      return wrong;
    };
    expect(saidOf(app).join('\n')).toContain('CidrRange');
  },
  2 * MINUTES,
);
