import { preflightProblems, type Findings } from '../../../lib/driver/preflight/preflight';
import { awsFindings } from '../../../lib/driver/preflight/aws-findings';
import { azureFindings } from '../../../lib/driver/preflight/azure-findings';
import { installSentence, requirementsOf } from '../../../lib/lab/machine/requirements';
import type { Chapter } from './section';

/** A machine and a link with which the preflight finds nothing. */
const GOOD: Findings = {
  cdkVersion: '2.1148.1',
  terraform: { name: 'terraform', version: '1.11.4' },
  stateIn: 'local',
  awsAccount: '111111111111',
  awsProblem: undefined,
  expectedAccount: '111111111111',
  azureSubscription: { id: '00000000-0000-0000-0000-000000000001', from: 'az' },
  expectedSubscription: '00000000-0000-0000-0000-000000000001',
  azureCredentials: true,
  missingVariables: [],
  azureExternal: false,
  cdktf: undefined,
};
const OTHER_SUBSCRIPTION = '00000000-0000-0000-0000-000000000002';

/** What differs from a good machine, for each problem that the preflight finds. */
export const REFUSED_STARTS = {
  cdk: { cdkVersion: undefined },
  terraform: { terraform: undefined },
  oldTerraform: { terraform: { name: 'terraform', version: '1.2.9' } },
  oldTerraformForS3: { terraform: { name: 'terraform', version: '1.9.8' }, stateIn: 's3' },
  cdktf: { cdktf: { version: undefined, project: true } },
  cdktfProject: { cdktf: { version: '0.21.0', project: false } },
  awsCredentials: {
    awsAccount: undefined,
    awsProblem: 'ExpiredToken: The security token included in the request is expired',
  },
  noAwsCredentials: { awsAccount: undefined },
  awsAccount: { awsAccount: '222222222222' },
  azureCredentials: { azureCredentials: false },
  noSubscription: { azureSubscription: undefined },
  subscriptionOfEnvironment: { azureSubscription: { id: OTHER_SUBSCRIPTION, from: 'ARM_SUBSCRIPTION_ID' } },
  subscriptionOfAz: { azureSubscription: { id: OTHER_SUBSCRIPTION, from: 'az' } },
  variable: { missingVariables: ['adminSshPublicKey'] },
  invalidVariable: { invalidVariables: ['adminSshPublicKey'] },
} as const satisfies Readonly<Record<string, Partial<Findings>>>;

/** The lines that the preflight prints for one of them. */
export function refusalLines(name: keyof typeof REFUSED_STARTS): readonly string[] {
  return preflightProblems({ ...GOOD, ...REFUSED_STARTS[name] });
}

const NO_NEEDS = { ofLink: [], ofVms: [] };

/** What both clouds answer about a link that they cannot create, by what is in the way. */
const UNAVAILABLE = {
  offer: awsFindings(
    {
      region: 'us-east-1',
      network: { vpcs: 1, elasticIps: 1 },
      instances: [
        {
          of: 'router',
          site: 'aws',
          instanceType: 't4g.small',
          subnet: { name: 'edge', cidr: '10.0.0.0/24', zone: { kind: 'named', name: 'us-east-1e' } },
        },
      ],
    },
    { offers: { 't4g.small': ['us-east-1a', 'us-east-1b'] }, zones: [], subnetZones: {}, vcpusOf: {}, denied: [] },
  ),
  size: azureFindings(
    {
      location: 'eastus',
      zones: [],
      publicAddresses: 1,
      virtualNetworks: 1,
      vmSizes: ['Standard_B2ats_v2'],
      needs: NO_NEEDS,
    },
    {
      subscription: OTHER_SUBSCRIPTION,
      vmSizes: [
        {
          name: 'Standard_B2ats_v2',
          family: 'standardBasv2Family',
          vcpus: 2,
          restrictions: ['NotAvailableForSubscription'],
        },
      ],
    },
  ),
  registration: azureFindings(
    { location: 'eastus', zones: [], publicAddresses: 1, virtualNetworks: 1, vmSizes: [], needs: NO_NEEDS },
    {
      subscription: OTHER_SUBSCRIPTION,
      providers: [{ namespace: 'Microsoft.Network', state: 'NotRegistered', locations: {}, zones: {} }],
    },
  ),
} as const;

const texts = (name: keyof typeof UNAVAILABLE): readonly string[] => UNAVAILABLE[name].map(({ text }) => text);

const seen = (...names: readonly (keyof typeof REFUSED_STARTS)[]): readonly string[] => names.flatMap(refusalLines);

export const PREFLIGHT: Chapter = {
  heading: 'A command stops before it changes anything',
  sections: [
    {
      heading: 'The lab needs programs of the machine',
      words: ['the lab needs '],
      seen: [installSentence(requirementsOf('vm', []).slice(0, 2), { hasAptGet: true, isRoot: false }) ?? ''],
      cause: 'The lab runs real daemons on a Linux kernel, and some of their packages are not installed.',
      remedy:
        'Run the command that the message ends with; on macOS and Windows, use the container or WSL that it names.',
    },
    {
      heading: 'The AWS CDK toolkit is missing',
      words: ['the AWS CDK toolkit is missing'],
      seen: seen('cdk'),
      cause: 'The packages are not installed.',
      remedy: 'Run `npm ci` in the checkout.',
    },
    {
      heading: 'Terraform or OpenTofu is missing or too old',
      words: ['neither terraform nor tofu', 'is too old'],
      seen: seen('terraform', 'oldTerraform', 'oldTerraformForS3'),
      cause:
        '`up`, `plan` and `down` deploy the Azure side by Terraform or OpenTofu, 1.3 or newer; with the state in S3, 1.10 or newer.',
      remedy: 'Install one of them, or name its program in `TERRAFORM_BINARY_NAME`.',
    },
    {
      heading: 'cdktf does not work here',
      words: ['the cdktf command is missing', 'requires a cdktf.json'],
      seen: seen('cdktf', 'cdktfProject'),
      cause: '`--cdktf` deploys by the `cdktf` command, which needs its package and a `cdktf.json` in this folder.',
      remedy: 'Run the command in the checkout after `npm ci`, or leave `--cdktf` out: nothing else needs it.',
    },
    {
      heading: 'These credentials are for another AWS account',
      words: ['these credentials are for AWS account'],
      seen: seen('awsAccount'),
      cause: 'The link was deployed with another account than the one of the present credentials.',
      remedy:
        'Set `AWS_PROFILE` to a profile of the named account. If the link was deleted there, `npm run -s vpc2vnet handoff forget aws` removes its facts.',
    },
    {
      heading: 'No Azure credentials',
      words: ['no Azure credentials'],
      seen: seen('azureCredentials'),
      cause: 'Neither `az` nor the variables of a service principal give credentials.',
      remedy: 'Run `az login`, or set `ARM_CLIENT_ID`, `ARM_CLIENT_SECRET`, `ARM_TENANT_ID` and `ARM_SUBSCRIPTION_ID`.',
    },
    {
      heading: 'The Azure subscription is unknown or another one',
      words: ['no Azure subscription is selected', 'and the link was deployed to'],
      seen: seen('noSubscription', 'subscriptionOfEnvironment', 'subscriptionOfAz'),
      cause: 'Nothing names the subscription, or the link was deployed to another one.',
      remedy: 'Run the command that the message ends with. Nothing is guessed.',
    },
    {
      heading: 'A cloud does not offer a type, a size, a zone or a location',
      words: [
        'does not offer',
        'this subscription may not use',
        'SkuNotAvailable',
        'this subscription has no zone',
        'this subscription cannot create VPN gateways',
        'not supported in your requested Availability Zone',
      ],
      seen: [...texts('offer'), ...texts('size')],
      cause:
        'Not every zone has every instance type, and not every subscription may use every VM size. A name such as `us-east-1a` is another zone in each account.',
      remedy:
        'Set the key that the message names to one of the values that it names. A test machine alone does not stop the link: `up` deploys it without that machine.',
    },
    {
      heading: 'A resource provider is not registered',
      words: ['is not registered in subscription', 'MissingSubscriptionRegistration'],
      seen: texts('registration'),
      cause:
        'A new subscription has few resource providers registered, and Terraform registers none for a link: a plan changes nothing.',
      remedy: 'Run the command that the message ends with, once for each subscription, as an owner or a contributor.',
    },
    {
      heading: 'The Azure stack requires a variable',
      words: ['the Azure stack requires the variable', 'the Azure stack rejects the variable'],
      seen: seen('variable', 'invalidVariable'),
      cause:
        'The config has no value for it, for instance no `azure.testVm.sshPublicKey`, or the environment has one that Azure does not accept. The message does not contain the value.',
      remedy: 'Set it in the config, or in the environment as the message says.',
    },
  ],
};
