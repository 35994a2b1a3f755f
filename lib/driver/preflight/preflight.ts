import { isOlderVersion, OLDEST_TERRAFORM } from '../../catalog/terraform-version';
import { invalidSshKeyLine } from '../../workspace/azure-environment';
import { forgetCommand, type NamedFiles } from '../../workspace/commands';

/** The subscription that the Azure tools use, and where it is set. */
export interface Subscription {
  readonly id: string;
  readonly from: 'ARM_SUBSCRIPTION_ID' | 'az';
}

/** What the preflight found. */
export interface Findings {
  readonly cdkVersion: string | undefined;
  readonly terraform: { readonly name: string; readonly version: string } | undefined;
  /** Where Terraform keeps its state, which decides the oldest version that works. */
  readonly stateIn: keyof typeof OLDEST_TERRAFORM;
  /** Absent when the credentials do not work; then `awsProblem` is the error message. */
  readonly awsAccount: string | undefined;
  readonly awsProblem: string | undefined;
  /** Whether no answer came from AWS, so that nothing is known about the credentials. */
  readonly awsUnreachable?: boolean;
  /** Account of the shared key in the hand-off. */
  readonly expectedAccount: string | undefined;
  /** Subscription that the Azure tools would use. */
  readonly azureSubscription: Subscription | undefined;
  /** Subscription of what Terraform deployed before. */
  readonly expectedSubscription: string | undefined;
  /** Whether azurerm gets credentials, from environment variables or from `az`. */
  readonly azureCredentials: boolean;
  /** Variables that the Azure stack requires and that are not set. */
  readonly missingVariables: readonly string[];
  /** Variables of SSH keys whose value is not a public key that Azure accepts. @default - none */
  readonly invalidVariables?: readonly string[];
  /** The Azure side was deployed outside vpc2vnet: Terraform is not needed. */
  readonly azureExternal: boolean;
  /** Present when `--cdktf` asks for it: its version, and whether this directory has a cdktf.json. */
  readonly cdktf: { readonly version: string | undefined; readonly project: boolean } | undefined;
  /** Files that a remedy has to name. @default - none */
  readonly files?: NamedFiles;
}

/** Returns everything that is missing or wrong, each with the command that fixes it; empty when all checks passed. */
export function preflightProblems(findings: Findings): readonly string[] {
  return [
    ...toolProblems(findings),
    ...awsProblems(findings),
    ...(findings.azureExternal ? [] : [...cdktfProblems(findings), ...azureProblems(findings)]),
  ];
}

function toolProblems({ cdkVersion, terraform, stateIn, azureExternal }: Findings): readonly string[] {
  const problems: string[] = [];
  if (cdkVersion === undefined)
    problems.push('the AWS CDK toolkit is missing: run `npm ci`, or `npm install aws-cdk@2`');
  if (terraform === undefined && !azureExternal) {
    problems.push(
      'neither terraform nor tofu is on the PATH: install OpenTofu (https://opentofu.org/docs/intro/install) or Terraform, or name one with TERRAFORM_BINARY_NAME',
    );
  }
  const oldest = OLDEST_TERRAFORM[stateIn];
  if (terraform !== undefined && isOlderVersion(terraform.version, oldest)) {
    const why = stateIn === 's3' ? ' with the state in S3' : '';
    problems.push(`${terraform.name} ${terraform.version} is too old${why}: install ${oldest} or newer`);
  }
  return problems;
}

function cdktfProblems({ cdktf }: Findings): readonly string[] {
  if (cdktf === undefined) return [];
  const problems: string[] = [];
  if (cdktf.version === undefined) {
    problems.push(
      'the cdktf command is missing: run `npm install --save-dev cdktf-cli@0.21`, or leave `--cdktf` out, nothing else needs it',
    );
  }
  if (!cdktf.project) {
    problems.push(
      'cdktf requires a cdktf.json, which this directory does not have: run this in the project directory, or leave `--cdktf` out',
    );
  }
  return problems;
}

/** Returns why AWS does not say whose credentials these are, with the remedy. */
export function callerProblem(problem: string | undefined, unreachable = false): string {
  return unreachable
    ? `AWS cannot be reached (${problem ?? ''}): check the network, the proxy, and AWS_ENDPOINT_URL if it is set`
    : `no valid AWS credentials (${problem ?? 'none found'}): run \`aws sso login\` or \`aws configure\`, or set AWS_PROFILE`;
}

function awsProblems({ awsAccount, awsProblem, awsUnreachable, expectedAccount, files }: Findings): readonly string[] {
  if (awsAccount === undefined) return [callerProblem(awsProblem, awsUnreachable)];
  if (expectedAccount !== undefined && expectedAccount !== awsAccount) {
    return [
      `these credentials are for AWS account ${awsAccount}, and the link is deployed in ${expectedAccount}: set AWS_PROFILE to a profile of ${expectedAccount}, or run \`${forgetCommand('aws', files)}\` to deploy the link again`,
    ];
  }
  return [];
}

function azureProblems(findings: Findings): readonly string[] {
  const problems: string[] = [];
  const {
    azureCredentials,
    azureSubscription,
    expectedSubscription,
    missingVariables,
    invalidVariables = [],
  } = findings;
  if (!azureCredentials) {
    problems.push(
      'no Azure credentials: run `az login`, or set ARM_CLIENT_ID, ARM_CLIENT_SECRET, ARM_TENANT_ID and ARM_SUBSCRIPTION_ID',
    );
  }
  if (azureCredentials && azureSubscription === undefined) {
    const id = expectedSubscription ?? '…';
    problems.push(`no Azure subscription is selected: run \`export ARM_SUBSCRIPTION_ID=${id}\``);
  }
  if (
    azureSubscription !== undefined &&
    expectedSubscription !== undefined &&
    azureSubscription.id.toLowerCase() !== expectedSubscription.toLowerCase()
  ) {
    problems.push(
      `${SUBSCRIPTION_OF[azureSubscription.from]} ${azureSubscription.id} and the link was deployed to ${expectedSubscription}: run \`${CHOOSE[azureSubscription.from]}${expectedSubscription}\``,
    );
  }
  for (const name of missingVariables) {
    problems.push(
      `the Azure stack requires the variable '${name}': run \`export TF_VAR_${name}=…\`, or set it in the config`,
    );
  }
  problems.push(...invalidVariables.map(invalidSshKeyLine));
  return problems;
}

const SUBSCRIPTION_OF: Readonly<Record<Subscription['from'], string>> = {
  ARM_SUBSCRIPTION_ID: 'ARM_SUBSCRIPTION_ID is',
  az: 'the Azure CLI uses subscription',
};
const CHOOSE: Readonly<Record<Subscription['from'], string>> = {
  ARM_SUBSCRIPTION_ID: 'export ARM_SUBSCRIPTION_ID=',
  az: 'az account set --subscription ',
};
