import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ed25519 } from '../../fixtures/ssh-keys';
import { startAzureCloud } from './azure';
import { AZURERM_MIRROR } from './needs';
import { terraformCommand } from '../../fixtures/terraform';
import { startProvider } from './running-provider';

const ADMIN_KEY = ed25519();
const run = promisify(execFile);

/** A folder of Terraform whose azurerm provider has a Resource Manager in memory for itself. */
export interface TerraformOnAzure {
  /** Deploys a stack; the answer is `ok`, or the codes of Resource Manager. */
  readonly deploy: (stack: string) => Promise<string>;
  /** Plans the stack that was deployed last; the answer is `ok` when nothing changes. */
  readonly plan: () => Promise<string>;
  /** Removes every resource, and what Terraform knows of them. */
  readonly clear: () => void;
  readonly stop: () => Promise<void>;
}

export async function startTerraformOnAzure(): Promise<TerraformOnAzure> {
  const directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-edits-'));
  const state = join(directory, 'terraform.tfstate');
  const azure = await startAzureCloud(AZURERM_MIRROR);
  const provider = await startProvider(AZURERM_MIRROR, { ...process.env, ...azure.env });
  let inputs: NodeJS.ProcessEnv = {};
  let isInitialized = false;

  const terraform = async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, ...inputs, ...azure.env, ...provider.env, CHECKPOINT_DISABLE: '1' };
    try {
      await run(terraformCommand() ?? '', [...args, '-no-color', '-input=false'], { cwd: directory, env });
      return 'ok';
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
      return codesIn(`${stdout}${stderr}`);
    }
  };

  return {
    deploy: async (stack) => {
      const content = JSON.parse(stack) as { terraform: { backend: { local: { path: string } } } };
      content.terraform.backend.local.path = state;
      writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(content));
      inputs = inputsOf(stack);
      const initialized = isInitialized ? 'ok' : await terraform('init');
      isInitialized = initialized === 'ok';
      return isInitialized ? terraform('apply', '-auto-approve') : initialized;
    },
    plan: () => terraform('plan', '-detailed-exitcode'),
    clear: () => {
      azure.emulator.clear();
      rmSync(state, { force: true });
    },
    stop: async () => {
      await provider.stop();
      await azure.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Environment variables with a value for each variable that has no default, those of further sites included. */
function inputsOf(stack: string): NodeJS.ProcessEnv {
  const { variable } = JSON.parse(stack) as { readonly variable: Readonly<Record<string, { default?: unknown }>> };
  const required = Object.keys(variable).filter((name) => variable[name]?.default === undefined);
  return Object.fromEntries(required.map((name, index) => [`TF_VAR_${name}`, inputOf(name, index)]));
}

function inputOf(name: string, index: number): string {
  if (name.startsWith('sharedKey')) return 'A'.repeat(64);
  return name.startsWith('vpcGatewayIpAddress') ? `54.93.63.${30 + index}` : ADMIN_KEY;
}

/** The codes of Resource Manager in what Terraform prints, or all of it. */
function codesIn(text: string): string {
  const codes = [...text.matchAll(/error: (\w+):/g)].map(([, code = '']) => code);
  return codes.length > 0 ? [...new Set(codes)].sort().join() : text;
}
