import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printHandoff } from '../../lib/handoff/parse';
import { bothSides } from '../fixtures/handoffs';
import { runCli } from './run-cli';

const CONFIG = 'links/b.yaml';
const HANDOFF = 'links/handoff.b.json';
const NAMED = ['--config', CONFIG];
const AZURE = '/subscriptions/00000000-0000-4000-8000-000000000000/resourceGroups/hub/providers/Microsoft.Network';

describe('a link whose existing networks were not read yet', () => {
  const before = process.cwd();
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-undiscovered-'));
    process.chdir(folder);
    mkdirSync('links');
    writeFileSync(
      CONFIG,
      `name: link
aws: { region: eu-central-1, vpc: { id: vpc-0a1b2c3d4e5f67890 } }
azure:
  location: westeurope
  vnet: { id: ${AZURE}/virtualNetworks/hub }
  gateway: { id: ${AZURE}/virtualNetworkGateways/hub }
`,
    );
    writeFileSync(HANDOFF, printHandoff(bothSides()));
  });

  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  test('is read by the command of each problem, with the config that the caller named', async () => {
    const { exitCode, stderr } = await runCli('synth', ...NAMED);
    const lines = stderr.split('\n').filter((line) => line.includes('[existing-unknown]'));

    expect(exitCode).toBe(2);
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toContain(`\`npm run -s vpc2vnet -- discover --config ${CONFIG}\``);
  });

  test('has a hand-off that can be shown', async () => {
    const { exitCode, stdout, stderr } = await runCli('handoff', 'show', ...NAMED);

    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toBe(readFileSync(HANDOFF, 'utf8'));
  });

  test('has an error of its hand-off in the place of a network that would be missing', async () => {
    const found = { vpc: { id: 'vpc-0a1b2c3d4e5f67890', cidrs: ['10.0.0.0/16'], subnets: [], routeTables: ['rtb-0'] } };
    writeFileSync(HANDOFF, JSON.stringify({ version: 2, link: 'link', found }));
    const { exitCode, stderr } = await runCli('synth', ...NAMED);

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^links\/handoff\.b\.json.*'found\.vpc\.subnets' must not be empty/);
  });

  test('has a hand-off of which a field can be set', async () => {
    const { exitCode } = await runCli('handoff', 'set', ...NAMED, 'azure.gatewayAddresses.0', '20.30.40.51');

    expect(exitCode).toBe(0);
    expect(readFileSync(HANDOFF, 'utf8')).toContain('20.30.40.51');
  });

  test('has a hand-off into which outputs can be imported', async () => {
    writeFileSync('azure.json', JSON.stringify({ 'link-azure': { location: 'westeurope', gatewayAddresses: ['20.30.40.51'], vnetPrefixes: ['10.3.0.0/16'] } })); // prettier-ignore
    const { exitCode } = await runCli('handoff', 'import', ...NAMED, 'azure.json');

    expect(exitCode).toBe(0);
    expect(readFileSync(HANDOFF, 'utf8')).toContain('20.30.40.51');
  });

  test('has a hand-off from which a side can be removed', async () => {
    const { exitCode } = await runCli('handoff', 'forget', ...NAMED, 'azure');

    expect(exitCode).toBe(0);
    expect(readFileSync(HANDOFF, 'utf8')).not.toContain('westeurope');
  });

  test('has the commands of a teardown', async () => {
    const { exitCode, stdout } = await runCli('next', '--down', ...NAMED);

    expect(exitCode).toBe(0);
    expect(stdout).toContain('cdk destroy link-router');
  });

  test('is invalid for each of these commands when something else is wrong', async () => {
    writeFileSync(CONFIG, readFileSync(CONFIG, 'utf8').replace('eu-central-1', 'eu-central-9'));
    const { exitCode, stderr } = await runCli('handoff', 'show', ...NAMED);

    expect(exitCode).toBe(2);
    expect(stderr).toContain('eu-central-9');
    expect(stderr).not.toContain('[existing-unknown]');
  });
});
