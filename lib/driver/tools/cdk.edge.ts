import { runLogged } from './child.edge';
import { readCdkLine } from './cdk-lines';
import type { AppliedRun, Watch } from './terraform.edge';
import type { Tools } from './tools.edge';

export interface StackInRegion {
  readonly stack: string;
  readonly region?: string;
}

/** The CDK toolkit on an assembly that is synthesized already. */
export interface Cdk {
  readonly deploy: (stack: StackInRegion, watch: Watch) => Promise<AppliedRun>;
  readonly destroy: (stack: StackInRegion, watch: Watch) => Promise<AppliedRun>;
}

/**
 * `direct` sends the template without a change set, so a killed driver leaves none behind. The changes have been shown
 * and approved before.
 */
const DEPLOY = ['--exclusively', '--method=direct', '--require-approval=never', '--progress=events'] as const;
const DESTROY = ['--exclusively', '--force'] as const;

export function cdkIn(cdk: NonNullable<Tools['cdk']>, directory: string): Cdk {
  const run = (args: readonly string[], region: string | undefined, watch: Watch) =>
    applied({ ...cdk, args: [...cdk.args, ...args, '--app=cdk.out', '--no-notices'] }, directory, region, watch);
  return {
    // The hand-off reads the outputs from CloudFormation, so that a killed driver loses none.
    deploy: ({ stack, region }, watch) =>
      run(['deploy', stack, ...DEPLOY, `--outputs-file=${watch.log}.outputs.json`], region, watch),
    destroy: ({ stack, region }, watch) => run(['destroy', stack, ...DESTROY], region, watch),
  };
}

async function applied(
  { command, args }: { readonly command: string; readonly args: readonly string[] },
  cwd: string,
  region: string | undefined,
  { onStart, log, onEvent }: Watch,
): Promise<AppliedRun> {
  const problems: string[] = [];
  const onLine = (line: string): void => {
    const event = readCdkLine(line);
    if (event === undefined) return;
    if (event.kind === 'problem' && !problems.includes(event.text)) problems.push(event.text);
    onEvent(event);
  };
  const env = {
    ...(region === undefined ? {} : { AWS_REGION: region }),
    CDK_DISABLE_CLI_TELEMETRY: 'true',
    NO_COLOR: '1',
    CI: 'true',
  };
  return { ...(await runLogged({ command, args, cwd, env, log, onStart, onLine })), problems };
}
