import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AWS_OUTPUTS } from '../../lib/handoff/outputs';

const CANARY = 'CanaryKeyThatMustNotBeWritten';
const COMMAND = join(__dirname, '../../bin/vpc2vnet.js');

const CONFIG = 'name: demo\naws: { region: us-west-2 }\nazure: { location: westus2 }\n';

/** Runs the command in a folder, with the canary wherever a secret could come from. */
function run(folder: string, ...args: readonly string[]): string {
  const env = { ...process.env, TF_VAR_sharedKey: CANARY, SHARED_KEY: CANARY, AWS_SECRET_ACCESS_KEY: CANARY };
  const { stdout, stderr } = spawnSync('node', [COMMAND, ...args], { cwd: folder, env, encoding: 'utf8' });
  return stdout + stderr;
}

function filesWithCanary(folder: string, inputs: readonly string[]): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !inputs.includes(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => readFileSync(path, 'utf8').includes(CANARY));
}

describe('a secret', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-canary-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('in the environment is in no output and no message', () => {
    writeFileSync(join(folder, 'vpc2vnet.yaml'), CONFIG);
    const said = run(folder, 'synth', '--preview') + run(folder, 'synth', '--json');

    expect(said).not.toContain(CANARY);
    expect(filesWithCanary(folder, [])).toEqual([]);
  });

  test('in the config is rejected, and its value is not printed', () => {
    writeFileSync(join(folder, 'vpc2vnet.yaml'), `${CONFIG}sharedKey: ${CANARY}\n`);
    const said = run(folder, 'synth', '--debug');

    expect(said).toContain('sharedKey is not a key of the configuration');
    expect(said).not.toContain(CANARY);
    expect(filesWithCanary(folder, ['vpc2vnet.yaml'])).toEqual([]);
  });

  test('among the outputs of the stacks is copied nowhere', () => {
    writeFileSync(join(folder, 'vpc2vnet.yaml'), CONFIG);
    const outputs = {
      [AWS_OUTPUTS.region]: 'us-west-2',
      AddressRouter1: '52.10.20.30',
      [AWS_OUTPUTS.prefixes]: '10.0.0.0/16',
      SharedKeySecretArn: 'arn:aws:secretsmanager:us-west-2:123456789012:secret:SharedKey-AbCdEf',
      SharedKey: CANARY,
    };
    writeFileSync(join(folder, 'cdk-outputs.json'), JSON.stringify({ 'demo-network': outputs }));
    const said = run(folder, 'synth');

    expect(said).toContain('52.10.20.30');
    expect(said).not.toContain(CANARY);
    expect(filesWithCanary(folder, ['cdk-outputs.json'])).toEqual([]);
  });

  describe('in a parameter file of 2015', () => {
    const importWith = (parameters: object): string => {
      const secrets = { sharedKey: { value: CANARY }, adminPassword: { value: CANARY } };
      writeFileSync(join(folder, 'azuredeploy-parameters.json'), JSON.stringify({ ...secrets, ...parameters }));
      return run(folder, 'synth', '--import', 'azuredeploy-parameters.json');
    };

    test('is dropped, and its value is not printed', () => {
      const said = importWith({ vpcAddressPrefix: { value: '10.1.0.0/16' } });

      expect(said).toContain('sharedKey: not copied');
      expect(said).not.toContain(CANARY);
      expect(filesWithCanary(folder, ['azuredeploy-parameters.json'])).toEqual([]);
    });

    test('is not printed when the file is rejected', () => {
      const said = importWith({ vpcAddressPrefix: { value: [CANARY, 7] } });

      expect(said).toContain('vpcAddressPrefix is ');
      expect(said).not.toContain(CANARY);
      expect(filesWithCanary(folder, ['azuredeploy-parameters.json'])).toEqual([]);
    });
  });
});
