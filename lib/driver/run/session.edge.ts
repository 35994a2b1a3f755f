import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../base/user-error';
import type { LoadedLink } from '../../workspace/load-link.edge';
import { connectAws, type Aws } from '../aws/aws.edge';
import { azureLogin } from '../azure/azure-login.edge';
import { cdkIn, type Cdk } from '../tools/cdk.edge';
import { throughCdktf } from '../tools/cdktf.edge';
import type { Report } from '../report/driver-event';
import { DRIVER_EXIT } from '../report/exit-codes';
import { preflightProblems } from '../preflight/preflight';
import { terraformIn, type Terraform } from '../tools/terraform.edge';
import { findTools } from '../tools/tools.edge';
import type { Workspace } from '../components/workspace';

/** Tools and clouds of one run, after a preflight that found nothing missing. */
export interface Session {
  readonly workspace: Workspace;
  readonly aws: Aws;
  readonly cdk: Cdk;
  readonly terraform: Terraform;
  readonly terraformName: string;
  /** Driver's own files: the lock and the tools' logs. */
  readonly stateDirectory: string;
}

export interface SessionOptions {
  /** Change the Azure side by the `cdktf` command instead of Terraform. @default false */
  readonly cdktf: boolean;
}

/**
 * Finds the tools and credentials, before anything is touched.
 * @throws UserError with everything that is missing or wrong.
 */
export async function openSession(
  workspace: Workspace,
  loaded: LoadedLink,
  report: Report,
  options: SessionOptions = { cdktf: false },
): Promise<Session> {
  const { plan } = loaded;
  const aws = connectAws(plan.aws.region);
  const [tools, caller, azure] = await Promise.all([
    findTools({ withCdktf: options.cdktf }),
    callerOf(aws),
    azureLogin(),
  ]);
  const stackDirectory = join(workspace.directory, 'cdktf.out', 'stacks', plan.azure.stackName);
  const terraformCommand = tools.terraform?.command ?? 'terraform';
  const login = azure.subscription === undefined ? {} : { ARM_SUBSCRIPTION_ID: azure.subscription.id };
  const terraform = terraformIn(terraformCommand, stackDirectory, login);
  const azureForeign = isForeign(loaded);
  const problems = preflightProblems({
    cdkVersion: tools.cdk?.version,
    terraform: tools.terraform,
    awsAccount: caller.account,
    awsProblem: caller.problem,
    expectedAccount: loaded.handoff.aws?.sharedKeySecretArn.split(':')[4],
    azureSubscription: azure.subscription,
    expectedSubscription:
      tools.terraform === undefined || !existsSync(join(stackDirectory, '.terraform'))
        ? undefined
        : subscriptionIn(await terraform.outputs()),
    azureCredentials: azure.credentials,
    missingVariables: missingVariables(loaded),
    azureForeign,
    cdktf: options.cdktf
      ? { version: tools.cdktf?.version, project: existsSync(join(workspace.directory, 'cdktf.json')) }
      : undefined,
  });
  if (problems.length > 0 || tools.cdk === undefined) throw new UserError(problems, DRIVER_EXIT.badInput);
  report({ event: 'preflight', check: 'AWS', found: `account ${caller.account}, region ${plan.aws.region}` });
  report({ event: 'preflight', check: 'CDK toolkit', found: tools.cdk.version });
  if (azure.subscription !== undefined && !azureForeign) {
    report({ event: 'preflight', check: 'Azure', found: `subscription ${azure.subscription.id}` });
  }
  if (tools.terraform !== undefined) {
    report({ event: 'preflight', check: tools.terraform.name, found: tools.terraform.version });
  }
  if (tools.cdktf !== undefined) report({ event: 'preflight', check: 'cdktf', found: tools.cdktf.version });
  return {
    workspace,
    aws,
    cdk: cdkIn(tools.cdk, workspace.directory, plan.aws.region),
    terraform:
      tools.cdktf === undefined
        ? terraform
        : {
            ...terraform,
            ...throughCdktf(tools.cdktf, workspace.directory, plan.azure.stackName, terraformCommand, login),
          },
    terraformName: tools.terraform?.name ?? 'terraform',
    stateDirectory: join(workspace.directory, '.vpc2vnet', plan.name),
  };
}

/** The Azure side came from Bicep or ARM, by `handoff import`: it is not Terraform's to change. */
export function isForeign({ handoff }: LoadedLink): boolean {
  return handoff.azure?.deployedBy === 'arm';
}

function missingVariables({ plan }: LoadedLink): readonly string[] {
  return plan.azure.testVms
    .map((vm, index) => ({ vm, name: index === 0 ? 'adminSshPublicKey' : `adminSshPublicKey${index + 1}` }))
    .filter(({ vm, name }) => vm.sshPublicKey === undefined && process.env[`TF_VAR_${name}`] === undefined)
    .map(({ name }) => name);
}

async function callerOf(aws: Aws): Promise<{ readonly account?: string; readonly problem?: string }> {
  try {
    return { account: (await aws.caller()).account };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function subscriptionIn(outputs: string): string | undefined {
  return /\/subscriptions\/([0-9a-f-]{36})\//i.exec(outputs)?.[1];
}
