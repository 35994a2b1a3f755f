import { join } from 'node:path';
import { UserError } from '../../base/user-error';
import { exists } from '../../write-files/read-file.edge';
import type { LoadedLink } from '../../workspace/load-link.edge';
import type { Handoff } from '../../handoff/handoff';
import { siteFacts, sitesIn } from '../../handoff/site-facts';
import type { Link } from '../../model/link';
import { azureStack } from '../../model/names';
import { invalidSshKeys, sshKeyVariables } from '../../workspace/azure-environment';
import { namedFiles } from '../../workspace/link-files';
import { connectAws, type AwsIn } from '../aws/aws.edge';
import { callerOf } from '../aws/caller.edge';
import { azureLogin } from '../azure/azure-login.edge';
import { cdkIn, type Cdk } from '../tools/cdk.edge';
import { throughCdktf } from '../tools/cdktf.edge';
import type { Report } from '../report/driver-event';
import { DRIVER_EXIT } from '../report/exit-codes';
import { preflightProblems, type Findings } from '../preflight/preflight';
import { terraformIn, type Terraform } from '../tools/terraform.edge';
import { findTools } from '../tools/tools.edge';
import type { Workspace } from '../components/workspace';

/** Tools and clouds of one run, after a preflight whose checks all passed. */
export interface Session {
  readonly workspace: Workspace;
  readonly aws: AwsIn;
  readonly cdk: Cdk;
  readonly terraform: Terraform;
  readonly terraformName: string;
  /** The subscription of the Azure side; undefined when that side is external. */
  readonly azureSubscription: string | undefined;
  /** The driver's own files: the lock and the tools' logs. */
  readonly stateDirectory: string;
}

export interface SessionOptions {
  /** Change the Azure side by the `cdktf` command instead of Terraform. @default false */
  readonly cdktf: boolean;
  /** The run only removes, for which placeholders of the variables serve. @default false */
  readonly removes?: boolean;
}

/**
 * Finds the tools and the credentials before any change, and reports the notices about the files that were read.
 * @throws UserError with everything that is missing or wrong.
 */
export async function openSession(
  workspace: Workspace,
  loaded: LoadedLink,
  report: Report,
  options: SessionOptions = { cdktf: false },
): Promise<Session> {
  const { link, handoff, fileNotices } = loaded;
  for (const text of fileNotices) report({ event: 'warning', text });
  const [site] = link.sites;
  const aws = connectAws();
  const [tools, caller, azure] = await Promise.all([
    findTools({ withCdktf: options.cdktf }),
    callerOf(aws(site.region)),
    azureLogin(),
  ]);
  const stackDirectory = join(workspace.directory, 'cdktf.out', 'stacks', azureStack(link.name));
  const terraformCommand = tools.terraform?.command ?? 'terraform';
  const login = azure.subscription === undefined ? {} : { ARM_SUBSCRIPTION_ID: azure.subscription.id };
  const terraform = terraformIn(terraformCommand, stackDirectory, login);
  const azureExternal = isExternal(handoff);
  const problems = preflightProblems({
    cdkVersion: tools.cdk?.version,
    terraform: tools.terraform,
    stateIn: link.backend.kind,
    awsAccount: caller.account,
    awsProblem: caller.problem,
    awsUnreachable: caller.unreachable === true,
    expectedAccount: accountIn(handoff),
    azureSubscription: azure.subscription,
    expectedSubscription:
      tools.terraform === undefined || !exists(join(stackDirectory, '.terraform'))
        ? undefined
        : subscriptionIn(await terraform.outputs()),
    azureCredentials: azure.credentials,
    ...(options.removes === true ? { missingVariables: [] } : variablesOf(link)),
    azureExternal,
    files: namedFiles(workspace.files),
    cdktf: options.cdktf
      ? { version: tools.cdktf?.version, project: exists(join(workspace.directory, 'cdktf.json')) }
      : undefined,
  });
  if (problems.length > 0 || tools.cdk === undefined) throw new UserError(problems, DRIVER_EXIT.badInput);
  report({
    event: 'preflight',
    check: 'AWS',
    found: `account ${caller.account}, region ${link.sites.map(({ region }) => region).join(', ')}`,
  });
  report({ event: 'preflight', check: 'CDK toolkit', found: tools.cdk.version });
  if (azure.subscription !== undefined && !azureExternal) {
    report({ event: 'preflight', check: 'Azure', found: `subscription ${azure.subscription.id}` });
  }
  if (tools.terraform !== undefined) {
    report({ event: 'preflight', check: tools.terraform.name, found: tools.terraform.version });
  }
  if (tools.cdktf !== undefined) report({ event: 'preflight', check: 'cdktf', found: tools.cdktf.version });
  return {
    workspace,
    aws,
    cdk: cdkIn(tools.cdk, workspace.directory),
    terraform:
      tools.cdktf === undefined
        ? terraform
        : {
            ...terraform,
            ...throughCdktf(tools.cdktf, workspace.directory, azureStack(link.name), terraformCommand, login),
          },
    terraformName: tools.terraform?.name ?? 'terraform',
    azureSubscription: azureExternal ? undefined : azure.subscription?.id,
    stateDirectory: join(workspace.directory, '.vpc2vnet', link.name),
  };
}

/** Whether the Azure side was deployed outside vpc2vnet, from Bicep or ARM: Terraform does not change it then. */
export function isExternal({ azure }: Handoff): boolean {
  return azure?.deployedBy === 'arm';
}

/** The account that the sites were deployed to; undefined before one is. */
function accountIn(handoff: Handoff): string | undefined {
  const [site] = sitesIn(handoff);
  return site === undefined ? undefined : siteFacts(handoff, site)?.sharedKeySecretArn.split(':')[4];
}

function variablesOf(link: Link): Pick<Findings, 'missingVariables' | 'invalidVariables'> {
  const keys = Object.fromEntries(sshKeyVariables(link).map((name) => [name, process.env[`TF_VAR_${name}`]]));
  return {
    missingVariables: Object.keys(keys).filter((name) => keys[name] === undefined),
    invalidVariables: invalidSshKeys(keys),
  };
}

function subscriptionIn(outputs: string): string | undefined {
  return /\/subscriptions\/([0-9a-f-]{36})\//i.exec(outputs)?.[1];
}
