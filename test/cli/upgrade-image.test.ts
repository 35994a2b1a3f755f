import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printHandoff } from '../../lib/handoff/parse';
import { DEPLOYED } from '../fixtures/handoffs';
import { runCli } from './run-cli';

describe('upgrade-image', () => {
  const before = process.cwd();
  const environment = { ...process.env };
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-upgrade-'));
    process.chdir(folder);
    for (const name of Object.keys(process.env).filter((each) => each.startsWith('AWS_'))) delete process.env[name];
    Object.assign(process.env, {
      HOME: folder,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    });
    writeFileSync('vpc2vnet.yaml', 'name: link\naws: { region: eu-central-1 }\nazure: { location: westeurope }\n');
    writeFileSync('handoff.json', printHandoff(DEPLOYED));
  });

  afterEach(() => {
    process.env = { ...environment };
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  test('without credentials is bad input, as in the preflight of the other commands', async () => {
    const { exitCode, stderr } = await runCli('upgrade-image');

    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^no valid AWS credentials/)]);
  });
});
