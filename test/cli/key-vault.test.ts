import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkFiles } from '../../lib/workspace/link-files';
import { runCli } from './run-cli';

const FILES = linkFiles();
const VAULT_ID =
  '/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resourceGroups/rg-ops/providers/Microsoft.KeyVault/vaults/kv-ops';
const VAULT =
  '  keyVault: { subscription: 3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16, resourceGroup: rg-ops, name: kv-ops, secret: office-key }\n';

describe('the parameter files of a synthesis', () => {
  const before = process.cwd();
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-vault-'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  const synthesize = async (vault: string) => {
    writeFileSync(FILES.config, `name: demo\naws: { region: us-west-2 }\nazure:\n  location: westus2\n${vault}`);
    expect(await runCli('synth')).toMatchObject({ exitCode: 0 });
  };
  const read = (file: string) => readFileSync(join('bicep-out', file), 'utf8');

  test('reference the key vault of the config', async () => {
    await synthesize(VAULT);

    expect(read('azuredeploy.parameters.json')).toContain(`"id": "${VAULT_ID}"`);
    expect(read('main.bicepparam')).toContain("'kv-ops'");
  }, 30_000);

  test("have the config's name of the secret", async () => {
    await synthesize(VAULT);

    expect(read('azuredeploy.parameters.json')).toContain('"secretName": "office-key"');
  }, 30_000);

  test('of the user are neither written nor deleted', async () => {
    await synthesize('');
    const own = ['own.bicepparam', 'own.parameters.json'];
    for (const file of own) writeFileSync(join('bicep-out', file), 'mine');
    await synthesize(VAULT);

    expect(own.filter((file) => existsSync(join('bicep-out', file))).map(read)).toEqual(['mine', 'mine']);
  }, 30_000);
});
