import { readFileSync } from 'node:fs';
import { runQuiet } from './child.edge';

/** The tools that the driver runs, as found on this machine. */
export interface Tools {
  readonly cdk: { readonly command: string; readonly args: readonly string[]; readonly version: string } | undefined;
  readonly terraform: { readonly command: string; readonly name: string; readonly version: string } | undefined;
}

/** Terraform first, because CDKTF's output names it; the variable that CDKTF reads decides before both. */
const TERRAFORM_NAMES = ['terraform', 'tofu'] as const;

export async function findTools(): Promise<Tools> {
  const [cdk, terraform] = await Promise.all([findCdk(), findTerraform()]);
  return { cdk, terraform };
}

async function findCdk(): Promise<Tools['cdk']> {
  try {
    const script = require.resolve('aws-cdk/bin/cdk');
    const { version } = JSON.parse(readFileSync(require.resolve('aws-cdk/package.json'), 'utf8')) as {
      version: string;
    };
    return { command: process.execPath, args: [script], version };
  } catch {
    const version = await versionOf('cdk', ['--version'], (text) => text);
    return version === undefined ? undefined : { command: 'cdk', args: [], version };
  }
}

async function findTerraform(): Promise<Tools['terraform']> {
  const asked = process.env.TERRAFORM_BINARY_NAME;
  for (const command of asked === undefined ? TERRAFORM_NAMES : [asked]) {
    const version = await versionOf(
      command,
      ['version', '-json'],
      (text) => (JSON.parse(text) as { terraform_version: string }).terraform_version,
    );
    if (version !== undefined) return { command, name: command, version };
  }
  return undefined;
}

async function versionOf(
  command: string,
  args: readonly string[],
  read: (stdout: string) => string,
): Promise<string | undefined> {
  try {
    const { code, stdout } = await runQuiet({ command, args, cwd: '.', env: { CHECKPOINT_DISABLE: '1' } });
    return code === 0 ? read(stdout).trim() : undefined;
  } catch {
    return undefined;
  }
}
