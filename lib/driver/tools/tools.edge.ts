import { readFileSync } from 'node:fs';
import { runQuiet } from './child.edge';

/** The tools that the driver runs, as found on this machine. */
export interface Tools {
  readonly cdk: NodeTool | undefined;
  /** Undefined also when `--cdktf` was not given. */
  readonly cdktf: NodeTool | undefined;
  readonly terraform: { readonly command: string; readonly name: string; readonly version: string } | undefined;
}

/** A command of an npm package, of this project or on the PATH. */
export interface NodeTool {
  readonly command: string;
  readonly args: readonly string[];
  readonly version: string;
}

/** Terraform first, because CDKTF's output names it; the variable that CDKTF reads decides before both. */
const TERRAFORM_NAMES = ['terraform', 'tofu'] as const;

export async function findTools({ withCdktf }: { readonly withCdktf: boolean }): Promise<Tools> {
  const [cdk, cdktf, terraform] = await Promise.all([
    findNodeTool('cdk', 'aws-cdk', 'bin/cdk'),
    withCdktf ? findNodeTool('cdktf', 'cdktf-cli', 'bundle/bin/cdktf') : undefined,
    findTerraform(),
  ]);
  return { cdk, cdktf, terraform };
}

async function findNodeTool(command: string, packageName: string, path: string): Promise<NodeTool | undefined> {
  try {
    const script = require.resolve(`${packageName}/${path}`);
    const { version } = JSON.parse(readFileSync(require.resolve(`${packageName}/package.json`), 'utf8')) as {
      version: string;
    };
    return { command: process.execPath, args: [script], version };
  } catch {
    const version = await versionOf(command, ['--version'], (text) => text);
    return version === undefined ? undefined : { command, args: [], version };
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
