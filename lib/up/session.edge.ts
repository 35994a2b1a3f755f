import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../errors/user-error';
import type { LoadedLink } from '../link/load-link.edge';
import { connectAws, type Aws } from './aws.edge';
import { cdkIn, type Cdk } from './cdk.edge';
import { runQuiet } from './child.edge';
import type { Report } from './driver-event';
import { DRIVER_EXIT } from './exit-codes';
import { preflightProblems } from './preflight';
import { terraformIn, type Terraform } from './terraform.edge';
import { findTools } from './tools.edge';
import type { Workspace } from './workspace';

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

/**
 * Finds the tools and credentials, before anything is touched.
 * @throws UserError with everything that is missing or wrong.
 */
export async function openSession(workspace: Workspace, loaded: LoadedLink, report: Report): Promise<Session> {
  const { plan } = loaded;
  const aws = connectAws(plan.aws.region);
  const [tools, caller, hasAz] = await Promise.all([findTools(), callerOf(aws), hasAzureCli()]);
  const stackDirectory = join(workspace.directory, 'cdktf.out', 'stacks', plan.azure.stackName);
  const terraform = terraformIn(tools.terraform?.command ?? 'terraform', stackDirectory);
  const azureForeign = isForeign(loaded);
  const problems = preflightProblems({
    cdkVersion: tools.cdk?.version,
    terraform: tools.terraform,
    awsAccount: caller.account,
    awsProblem: caller.problem,
    expectedAccount: loaded.handoff.aws?.sharedKeySecretArn.split(':')[4],
    azureSubscription: variable('ARM_SUBSCRIPTION_ID'),
    expectedSubscription:
      tools.terraform === undefined || !existsSync(join(stackDirectory, '.terraform'))
        ? undefined
        : subscriptionIn(await terraform.outputs()),
    azureCredentials: hasAz || AZURE_CREDENTIALS.some((name) => variable(name) !== undefined),
    missingVariables: missingVariables(loaded),
    azureForeign,
  });
  if (problems.length > 0 || tools.cdk === undefined) throw new UserError(problems, DRIVER_EXIT.badInput);
  report({ event: 'preflight', check: 'AWS', found: `account ${caller.account}, region ${plan.aws.region}` });
  report({ event: 'preflight', check: 'CDK toolkit', found: tools.cdk.version });
  if (tools.terraform !== undefined) {
    report({ event: 'preflight', check: tools.terraform.name, found: tools.terraform.version });
  }
  return {
    workspace,
    aws,
    cdk: cdkIn(tools.cdk, workspace.directory, plan.aws.region),
    terraform,
    terraformName: tools.terraform?.name ?? 'terraform',
    stateDirectory: join(workspace.directory, '.vpc2vnet', plan.name),
  };
}

/** The Azure side came from Bicep or ARM, by `handoff import`: it is not Terraform's to change. */
export function isForeign({ handoff }: LoadedLink): boolean {
  return handoff.azure?.deployedBy === 'arm';
}

/** Any of these makes azurerm try something other than the Azure CLI. */
const AZURE_CREDENTIALS = ['ARM_CLIENT_ID', 'ARM_CLIENT_ID_FILE_PATH', 'ARM_USE_MSI', 'ARM_USE_OIDC'] as const;

/** An empty variable is none to the azurerm provider. */
function variable(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
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

async function hasAzureCli(): Promise<boolean> {
  try {
    return (await runQuiet({ command: 'az', args: ['account', 'show', '--output', 'none'], cwd: '.' })).code === 0;
  } catch {
    return false;
  }
}

function subscriptionIn(outputs: string): string | undefined {
  return /\/subscriptions\/([0-9a-f-]{36})\//i.exec(outputs)?.[1];
}
