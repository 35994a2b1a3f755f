import { SCRIPTS } from '../fixtures/aws-stacks';
import { linkOf } from '../fixtures/link-of';
import { buildAwsApp } from '../../stacks/aws/aws-app';
import { decidedFeatureFlags } from '../../stacks/aws/feature-flags';

/** What the `cdk` command passes on from `cdk.json` and its options. */
function contextOfCli(context: Readonly<Record<string, unknown>>): ReturnType<typeof buildAwsApp> {
  const before = process.env['CDK_CONTEXT_JSON'];
  process.env['CDK_CONTEXT_JSON'] = JSON.stringify(context);
  try {
    return buildAwsApp({ link: linkOf(), scripts: SCRIPTS, validate: false });
  } finally {
    if (before === undefined) delete process.env['CDK_CONTEXT_JSON'];
    else process.env['CDK_CONTEXT_JSON'] = before;
  }
}

describe("the CDK's feature flags", () => {
  test('each have a value, so that cdk synth warns of none', () => {
    const { node } = contextOfCli({});
    const undecided = Object.keys(decidedFeatureFlags()).filter((name) => node.tryGetContext(name) === undefined);
    expect(undecided).toEqual([]);
  });

  test('are not switched by a cdk.json', () => {
    const flag = '@aws-cdk/aws-iam:minimizePolicies';
    expect(contextOfCli({ [flag]: true }).node.tryGetContext(flag)).toBe(false);
  });

  test('keep the network that the router refers to, whatever a cdk.json says', () => {
    const flag = '@aws-cdk/core:defaultCrossStackReferences';
    expect(contextOfCli({ [flag]: 'weak' }).node.tryGetContext(flag)).toBe('strong');
  });
});
