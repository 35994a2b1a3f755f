import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AZURE_EDITS } from '../../edits/azure-edits';
import { configWith } from '../../edits/deployments';
import { azureEdit } from '../../edits/azure-rejections';
import { terraformOf, writtenTerraformOf, type Terraform } from '../../fixtures/azure-stack';
import { deployedAs } from '../../fixtures/deployed-as';
import { linkOf } from '../../fixtures/link-of';
import { testWith } from '../../fixtures/needs';
import { ed25519 } from '../../fixtures/ssh-keys';
import { startAzureCloud, type AzureCloud } from './azure';
import { startProvider, type RunningProvider } from './running-provider';
import { AZURERM_MIRROR, AZURERM_PROVIDER, TERRAFORM, terraformCommand } from './needs';

const NEEDS = [TERRAFORM, AZURERM_PROVIDER];
const MINUTES = 60_000;
const BASE = stackOf(configWith({}));
const ADMIN_KEY = ed25519();
const run = promisify(execFile);

/** The Terraform stack of a config whose both sides are deployed. */
function stackOf(yaml: string): string {
  return writtenTerraformOf(linkOf(yaml, deployedAs(yaml)));
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

/** The real azurerm provider against an Azure Resource Manager in memory that rejects what Azure rejects. */
describe('each edit of a deployed link, and its way back, on Resource Manager in memory:', () => {
  let azure: AzureCloud | undefined;
  let provider: RunningProvider | undefined;
  let isBase = false;
  let inputs: NodeJS.ProcessEnv = {};
  const directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-edits-'));

  const terraform = async (...args: readonly string[]): Promise<string> => {
    const env = { ...process.env, ...inputs, ...azure?.env, ...provider?.env, CHECKPOINT_DISABLE: '1' };
    try {
      await run(terraformCommand() ?? '', [...args, '-no-color', '-input=false'], { cwd: directory, env });
      return 'ok';
    } catch (error) {
      const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string };
      return codesIn(`${stdout}${stderr}`);
    }
  };

  const write = (stack: string): void => {
    const content = JSON.parse(stack) as { terraform: { backend: { local: { path: string } } } };
    content.terraform.backend.local.path = join(directory, 'terraform.tfstate');
    writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(content));
    inputs = inputsOf(stack);
  };

  /** Deploys a stack; the answer is `ok`, or the codes of Resource Manager. */
  const deploy = (stack: string): Promise<string> => {
    write(stack);
    return terraform('apply', '-auto-approve');
  };

  /** The base, created again where the way back was rejected. */
  const returnToBase = async (): Promise<void> => {
    if (isBase) return;
    azure?.emulator.clear();
    rmSync(join(directory, 'terraform.tfstate'), { force: true });
    expect(await deploy(BASE)).toBe('ok');
  };

  beforeAll(async () => {
    if (!NEEDS.every((need) => need.isMet())) return;
    azure = await startAzureCloud(AZURERM_MIRROR);
    provider = await startProvider(AZURERM_MIRROR, { ...process.env, ...azure.env });
    write(BASE);
    expect(await terraform('init')).toBe('ok');
    await returnToBase();
  }, 2 * MINUTES);

  afterAll(async () => {
    await provider?.stop();
    await azure?.stop();
    rmSync(directory, { recursive: true, force: true });
  }, MINUTES);

  for (const { title, to } of AZURE_EDITS) {
    const yaml = configWith(to);
    if (stackOf(yaml) === BASE) continue;
    testWith(
      NEEDS,
      `${title}: is rejected where the model says so, there and back`,
      async () => {
        await returnToBase();
        const there = await deploy(stackOf(yaml));
        const rest = there === 'ok' ? await terraform('plan', '-detailed-exitcode') : 'ok';
        const back = await deploy(BASE);
        isBase = back === 'ok';
        const expected = azureEdit(modelOf(configWith({})), modelOf(yaml)).rejections;
        const expectedBack = azureEdit(modelOf(yaml), modelOf(configWith({}))).rejections;

        expect({ there: judged(there, expected), rest }).toEqual({ there: 'as expected', rest: 'ok' });
        // After a rejection, some of the edit is deployed, and the model does not know which.
        expect(there === 'ok' ? judged(back, expectedBack) : 'as expected').toBe('as expected');
      },
      4 * MINUTES,
    );
  }
});

function modelOf(yaml: string): Terraform {
  return terraformOf(linkOf(yaml, deployedAs(yaml)));
}

/** Terraform stops at the first rejections, so that not all that are expected come. */
function judged(answer: string, expected: readonly string[]): string {
  const isExpected =
    expected.length === 0 ? answer === 'ok' : answer.split(',').every((code) => expected.includes(code));
  return isExpected ? 'as expected' : `${answer} instead of ${expected.join() || 'ok'}`;
}

/** The codes of Resource Manager in what Terraform prints, or all of it. */
function codesIn(text: string): string {
  const codes = [...text.matchAll(/error: (\w+):/g)].map(([, code = '']) => code);
  return codes.length > 0 ? [...new Set(codes)].sort().join() : text;
}
