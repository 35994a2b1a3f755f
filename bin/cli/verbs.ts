import { KERNEL_KINDS } from '../../lib/lab/machine/machine-kinds';
import { PEERS } from '../../lib/lab/stand-ins/peers';
import { printMachineTable } from '../../lib/lab/report/machine-table';
import { CODES } from './exit-codes';
import type { Option, ValuesOf } from './option';

/** A command of the command line. The module of a verb is `commands/VERB.edge.ts`; it is loaded when the verb is called. */
export interface Verb {
  /** Its words; the first of two is a group. */
  readonly verb: string;
  readonly sentence: string;
  /** Positional arguments. @default - none */
  readonly takes?: readonly string[];
  /** The values of its only argument. @default - any */
  readonly takesOneOf?: readonly string[];
  /** Options after the first argument belong to a command that it runs. @default false */
  readonly passesOptions?: boolean;
  readonly options: readonly Option[];
  /** Arguments and options of a call that is worth showing; empty when the verb alone is. */
  readonly example: string;
  /** Below the options in the help. @default - nothing */
  readonly more?: () => string;
}

/** Shells that have a completion script. */
export const COMPLETION_SHELLS = ['bash', 'zsh', 'fish'] as const;

/** Taken by every verb. */
export const DEBUG: Option = { flags: '--debug', sentence: 'print stack traces' };

const CONFIG = {
  flags: '--config <file>',
  sentence: 'the config file (default: VPC2VNET_CONFIG, else vpc2vnet.yaml)',
} as const;
const HANDOFF = {
  flags: '--handoff <file>',
  sentence:
    'the hand-off file (default: VPC2VNET_HANDOFF, else handoff.json beside vpc2vnet.yaml, handoff.b.json beside b.yaml)',
} as const;
/** Where the files of a link are. */
const FILES = [
  CONFIG,
  HANDOFF,
  {
    flags: '--aws-outputs <file>',
    sentence: 'the outputs file of `cdk deploy` (default: VPC2VNET_AWS_OUTPUTS, else cdk-outputs.json)',
  },
  {
    flags: '--azure-outputs <file>',
    sentence: 'the outputs file of `cdktf deploy` (default: VPC2VNET_AZURE_OUTPUTS, else cdktf-outputs.json)',
  },
] as const;
const JSON_REPORT = { flags: '--json', sentence: 'print a report for machines' } as const;
const JSON_EVENTS = {
  flags: '--json',
  sentence: 'print events for machines, one JSON object per line',
} as const;
/** The options of a verb that deploys or removes a link. */
const LINK = [...FILES, JSON_EVENTS] as const;

/** The groups of verbs, with their sentences. */
export const GROUPS: Readonly<Record<string, string>> = {
  handoff: 'show or edit the hand-off',
};

/** Every verb, in the order of the help. */
export const VERBS = [
  {
    verb: 'init',
    sentence: 'write the files of a new project into this folder; a file that exists stays as it is',
    example: '--name demo --region eu-central-1 --location westeurope',
    options: [
      { flags: '--name <name>', sentence: 'name of the link (default: asked on a terminal)' },
      { flags: '--region <region>', sentence: 'AWS region of the VPC (default: asked on a terminal)' },
      { flags: '--location <location>', sentence: 'Azure location of the VNet (default: asked on a terminal)' },
      { flags: '--ci', sentence: 'also write a workflow of GitHub Actions that reviews and deploys the link' },
    ],
  },
  {
    verb: 'start',
    sentence:
      "write a preview of the default link and its review page, and run it in the lab if this machine meets the lab's requirements",
    example: '',
    options: [],
  },
  {
    verb: 'synth',
    sentence: 'write the templates of both clouds and the files of the router',
    example: '--preview',
    options: [
      ...FILES,
      { flags: '--out <dir>', sentence: 'where to write (default: here, or preview/ with --preview)' },
      { flags: '--preview', sentence: 'fill addresses that are not assigned yet with documentation addresses' },
      { flags: '--validate', sentence: "run CloudFormation's own validation, which takes some seconds" },
      { flags: '--import <file>', sentence: 'turn a parameter file of the 2015 template into a config instead' },
      JSON_REPORT,
    ],
  },
  {
    verb: 'review',
    sentence: 'write a page that shows the link to the person who approves it, and its short form for a pull request',
    example: '--out review',
    options: [
      ...FILES,
      { flags: '--out <dir>', sentence: 'where to write (default: review/)' },
      {
        flags: '--since <revision>',
        sentence: 'also show what changes since a git revision of the config, such as origin/main',
      },
    ],
  },
  {
    verb: 'emit',
    sentence: 'write Bicep and ARM JSON of a synthesized azurerm stack',
    example: '--from cdktf.out/stacks/demo-azure/cdk.tf.json --out emitted',
    options: [
      {
        flags: '--from <file>',
        sentence: 'the cdk.tf.json of the stack, or any other Terraform JSON',
        required: true,
      },
      { flags: '--out <dir>', sentence: 'where to write', required: true },
      { flags: '--check', sentence: 'compare with the existing files instead of writing; exit 1 when they differ' },
      {
        flags: '--scope <scope>',
        sentence: 'resourceGroup, or subscription to create the resource group, too',
        oneOf: ['resourceGroup', 'subscription'],
      },
      {
        flags: '--handoff-command <command>',
        sentence: 'command that the generated README gives for importing the outputs',
      },
    ],
  },
  {
    verb: 'lab',
    sentence:
      'emulate both networks on this machine, establish the tunnel between real IKE daemons, and check the link',
    example: '--config vpc2vnet.yaml --faults',
    options: [
      CONFIG,
      {
        flags: '--kernel <kind>',
        sentence: 'the machine to use: uml, host or vm (default: the first that this host can run)',
        oneOf: KERNEL_KINDS,
      },
      { flags: '--build-kernel', sentence: "build the lab's own kernel, for --kernel uml, and exit" },
      { flags: '--real-time', sentence: "run the lab's own kernel in real time" },
      {
        flags: '--days <n>',
        sentence: 'simulate days of the link in virtual time instead, with rekeys, restarts and outages',
      },
      {
        flags: '--seed <n>',
        sentence: 'with --days: repeat the days of a seed (default: a new seed, which is printed)',
      },
      {
        flags: '--faults [names]',
        sentence: 'then inject faults under traffic (all, or a comma-separated list)',
      },
      {
        flags: '--peer <program>',
        sentence:
          'the program that acts as the Azure gateway: strongswan, libreswan, or scripted; the last two have faults of their own',
        oneOf: PEERS,
      },
      { flags: '--bench', sentence: 'then measure throughput and round-trip time, with and without the tunnel' },
      { flags: '--doc <dir>', sentence: 'write the tables of faults and figures to a directory, as Markdown' },
      { flags: '--cloud-init', sentence: 'apply the user data with cloud-init, as on EC2 (slower)' },
      { flags: '--keep', sentence: 'keep the lab running until Ctrl-C, and print how to run commands in each host' },
      { flags: '--pcap <dir>', sentence: 'write packet captures of the link and of both ends to a directory' },
      JSON_REPORT,
    ],
    more: () => `\nMachines:\n${printMachineTable()}`,
  },
  {
    verb: 'discover',
    sentence: 'read the existing networks that the config names, show what is in the way, and save what `synth` needs',
    example: '--check',
    options: [
      ...FILES,
      { flags: '--check', sentence: 'compare them with what is known instead; exit 1 when something has changed' },
      JSON_REPORT,
    ],
  },
  {
    verb: 'permissions',
    sentence: 'write IAM policies and Azure custom roles with the rights that this link needs, for an administrator',
    example: '--out permissions',
    options: [
      ...FILES,
      { flags: '--out <dir>', sentence: 'where to write', required: true },
      {
        flags: '--subscription <id>',
        sentence: 'the Azure subscription in which the roles are assigned (default: ARM_SUBSCRIPTION_ID)',
      },
    ],
  },
  {
    verb: 'up',
    sentence: 'deploy missing or changed components until both clouds match the configuration',
    example: '--yes',
    options: [
      ...LINK,
      { flags: '--yes', sentence: 'approve destructive and disruptive changes without asking' },
      { flags: '--cdktf', sentence: 'deploy the Azure side by `cdktf deploy` instead of Terraform' },
      {
        flags: '--skip-checks',
        sentence: 'do not ask the clouds for quotas, sizes and rights before the first deployment',
      },
    ],
  },
  {
    verb: 'next',
    sentence: 'print the next commands of `cdk` and `cdktf`, and nothing else',
    example: '--down',
    options: [
      ...FILES,
      { flags: '--down', sentence: 'print the commands that delete the link from both clouds instead' },
      { flags: '--yes', sentence: 'add the options that turn the prompts of these commands off, for a pipeline' },
    ],
  },
  {
    verb: 'with-keys',
    sentence:
      'run a command, such as `npx cdktf deploy`, with the keys that the Azure side requires in its environment',
    takes: ['<command...>'],
    passesOptions: true,
    example: 'npx cdktf deploy',
    options: [
      ...FILES,
      {
        flags: '--placeholders',
        sentence: 'pass valid placeholders instead of keys; only for a command that destroys',
      },
    ],
  },
  {
    verb: 'plan',
    sentence: 'show what `up` would do to both clouds',
    example: '--json',
    options: [...FILES, JSON_REPORT],
  },
  {
    verb: 'down',
    sentence: 'remove the link from both clouds',
    example: '--yes',
    options: [
      ...LINK,
      { flags: '--yes', sentence: "do not ask for the link's name" },
      { flags: '--cdktf', sentence: 'remove the Azure side by `cdktf destroy` instead of Terraform' },
    ],
  },
  {
    verb: 'status',
    sentence: "show each side's state, addresses, tunnel and hand-off",
    example: '--json',
    options: [...FILES, JSON_REPORT],
  },
  {
    verb: 'upgrade-image',
    sentence: "let the next deployment replace the router's AMI with Canonical's newest, and print what it replaces",
    example: '--config vpc2vnet.yaml',
    options: [
      ...FILES,
      { flags: '--site <name>', sentence: 'the site whose AMIs are upgraded (default: all that are deployed)' },
    ],
  },
  {
    verb: 'replace-router',
    sentence: 'let the next deployment replace the router, with everything else as it is',
    example: '--site aws',
    options: [
      ...FILES,
      { flags: '--site <name>', sentence: 'the site whose router is replaced (default: aws, the site of that key)' },
    ],
  },
  { verb: 'handoff show', sentence: 'print the hand-off', example: '--config vpc2vnet.yaml', options: FILES },
  {
    verb: 'handoff import',
    sentence:
      'import outputs of AWS (`cdk deploy`, `aws cloudformation describe-stacks`) or Azure (`cdktf deploy`, `terraform output -json`, `az deployment group show`) from a file, or from - for standard input',
    takes: ['<file>'],
    example: 'cdk-outputs.json',
    options: FILES,
  },
  {
    verb: 'handoff set',
    sentence: 'set a field such as azure.gatewayAddresses.0; a comma separates the items of a list',
    takes: ['<field>', '<value>'],
    example: 'azure.gatewayAddresses.0 20.61.12.34',
    options: FILES,
  },
  {
    verb: 'handoff forget',
    sentence: 'remove the facts of a side (aws, azure or sites.NAME) after it was deleted from its cloud',
    takes: ['<side>'],
    takesOneOf: ['aws', 'azure'],
    example: 'aws',
    options: FILES,
  },
  {
    verb: 'explain',
    sentence: 'print what an exit code, or the code of a problem of the config, means; without a code, list every code',
    takes: ['[code]'],
    takesOneOf: CODES,
    example: 'vpc-vnet-overlap',
    options: [],
  },
  {
    verb: 'completion',
    sentence: 'print a script that lets bash, zsh or fish complete the commands and options of vpc2vnet',
    takes: ['<shell>'],
    takesOneOf: COMPLETION_SHELLS,
    example: 'bash',
    options: [],
  },
] as const satisfies readonly Verb[];

/** The call that the help and the reference show. */
export function exampleOf({ verb, example }: Verb): string {
  const needsDashes = example.startsWith('-') || example.includes(' -');
  return ['npm run -s vpc2vnet', ...(needsDashes ? ['--'] : []), verb, ...(example === '' ? [] : [example])].join(' ');
}

type Row<Name extends string> = Extract<(typeof VERBS)[number], { verb: Name }>;
type ArgumentsOf<V> = V extends { takes: infer Taken extends readonly string[] }
  ? Taken extends readonly [`${string}...>`]
    ? readonly string[]
    : { readonly [Each in keyof Taken]: Taken[Each] extends `[${string}` ? string | undefined : string }
  : readonly [];

/** What the module of a verb exports as `run`: called with the options and the arguments in the verb's row. */
export type Run<Name extends (typeof VERBS)[number]['verb']> = (
  options: ValuesOf<Row<Name>['options'][number]>,
  ...given: ArgumentsOf<Row<Name>>
) => void | Promise<void>;
