import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { REFUSED_STARTS } from '../../../bin/pages/troubleshooting/preflight';
import { makeLink, type Link } from './link';
import type { Moto } from './moto';
import { AZURE_LOGIN } from './needs';
import { writePrograms } from '../../fixtures/programs';
import { terraformCommand } from '../../fixtures/terraform';

/** A subscription that a link was deployed to, and another one. */
export const SUBSCRIPTION = '00000000-0000-0000-0000-00000000000a';
export const OTHER_SUBSCRIPTION = '00000000-0000-0000-0000-00000000000b';

/** A folder with Terraform alone, to be the PATH: no `az` that is logged in by chance. */
export function terraformAlone(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-tools-'));
  const command = terraformCommand() ?? '';
  symlinkSync(whereIs(command), join(folder, command));
  return folder;
}

/** An environment in which nothing is missing, apart from what a test takes away. */
export function goodEnvironment(moto: Moto, tools: string): Readonly<Record<string, string>> {
  return { ...moto.env, PATH: tools, ...AZURE_LOGIN, HOME: tools, AWS_PROFILE: '' };
}

/** Leaves the outputs of the network, in another account than moto's. */
export function deployElsewhere({ directory, name }: Link): void {
  const outputs = {
    Region: 'eu-west-1',
    AddressRouter1: '54.1.2.3',
    VpcPrefixes: '10.0.0.0/16',
    SharedKeySecretArn: `arn:aws:secretsmanager:eu-west-1:999999999999:secret:${name}-AbCdEf`,
  };
  writeFileSync(join(directory, 'cdk-outputs.json'), JSON.stringify({ [`${name}-network`]: outputs }));
}

/** Leaves a stack directory and a state as Terraform does, with an output that names {@link SUBSCRIPTION}. */
export function deployAzure({ directory, name }: Link): void {
  const cwd = join(directory, 'cdktf.out/stacks', `${name}-azure`);
  const group = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${name}`;
  const stack = {
    terraform: { backend: { local: { path: `../../../terraform.${name}-azure.tfstate` } } },
    output: { virtualNetworkId: { value: `${group}/providers/Microsoft.Network/virtualNetworks/vnet` } },
  };
  mkdirSync(cwd, { recursive: true });
  writeFileSync(join(cwd, 'cdk.tf.json'), JSON.stringify(stack));
  for (const args of ['init -input=false', 'apply -auto-approve -input=false']) {
    execFileSync(terraformCommand() ?? '', args.split(' '), {
      cwd,
      env: { ...process.env, CHECKPOINT_DISABLE: '1' },
      stdio: 'ignore',
    });
  }
}

interface Start {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly prepare?: (link: Link) => void;
  /** Scripts that take the place of a program, by its name. */
  readonly programs?: Readonly<Record<string, string>>;
}

const TEST_VM = (link: Link): void => link.configure({ azure: { testVm: { enabled: true } } });
const IN_S3 = (link: Link): void => link.configure({ backend: { s3: { bucket: 'states', region: 'eu-west-1' } } });
const PROJECT = ({ directory }: Link): void => writeFileSync(join(directory, 'cdktf.json'), '{}');
const version = (text: string): string => `echo '{"terraform_version":"${text}"}'`;

/** How each start comes about that the preflight ends. */
const STARTS: Readonly<Record<keyof typeof REFUSED_STARTS, Start>> = {
  cdk: { env: without('aws-cdk') },
  terraform: { env: { PATH: '/nothing-here' } },
  oldTerraform: { programs: { terraform: version('1.2.9') } },
  oldTerraformForS3: { programs: { terraform: version('1.9.8') }, prepare: IN_S3 },
  cdktf: { env: without('cdktf-cli'), args: ['--cdktf'], prepare: PROJECT },
  cdktfProject: { args: ['--cdktf'] },
  awsCredentials: { env: { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE' } },
  noAwsCredentials: { env: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' } },
  awsAccount: { prepare: deployElsewhere },
  azureCredentials: { env: { ARM_CLIENT_ID: '' } },
  noSubscription: { env: { ARM_SUBSCRIPTION_ID: '' } },
  subscriptionOfEnvironment: { env: { ARM_SUBSCRIPTION_ID: OTHER_SUBSCRIPTION }, prepare: deployAzure },
  subscriptionOfAz: {
    env: { ARM_SUBSCRIPTION_ID: '' },
    programs: { az: `echo ${OTHER_SUBSCRIPTION}` },
    prepare: deployAzure,
  },
  variable: { prepare: TEST_VM },
  invalidVariable: { env: { TF_VAR_adminSshPublicKey: 'ssh-rsa AAAA' }, prepare: TEST_VM },
};

/**
 * Starts `up` once for each thing that the preflight finds wrong.
 * @returns the lines that each run printed on stderr
 * @throws Error when a run does not end with 2, invalid input
 */
export async function refusedStarts(moto: Moto): Promise<Readonly<Record<string, readonly string[]>>> {
  const printed: Record<string, readonly string[]> = {};
  for (const [name, { env, args = [], prepare, programs = {} }] of Object.entries(STARTS)) {
    const tools = terraformAlone();
    const scripts = Object.entries(programs).map(([program, script]) => [program, `#!/bin/sh\n${script}\n`]);
    writePrograms(tools, Object.fromEntries(scripts));
    const link = makeLink('demo', 'azurerm', { ...goodEnvironment(moto, tools), ...env });
    prepare?.(link);
    await moto.authenticate(name === 'awsCredentials');
    const { code, stderr } = await link.run(['up', '--yes', ...args]);
    await moto.authenticate(false);
    link.remove();
    rmSync(tools, { recursive: true });
    if (code !== 2) throw new Error(`${name} ended with ${code}: ${stderr}`);
    printed[name] = stderr.trimEnd().split('\n');
  }
  return printed;
}

/** An environment in which Node does not find a package. */
function without(name: string): Readonly<Record<string, string>> {
  return { NODE_OPTIONS: `--require ${join(__dirname, 'without-package.js')}`, WITHOUT_PACKAGE: name };
}

function whereIs(command: string): string {
  const found = (process.env.PATH ?? '').split(delimiter).find((directory) => {
    try {
      return readdirSync(directory).includes(command);
    } catch {
      return false;
    }
  });
  return join(found ?? '', command);
}
