import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from './run-cli';

/** The first run loads the AWS SDK. */
jest.setTimeout(60_000);

/** Requests to AWS fail at once, so that each verb ends after its preflight. */
const NO_AWS = {
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_MAX_ATTEMPTS: '1',
};

describe('an outputs file that cannot be read', () => {
  const checkout = process.cwd();
  const environment = process.env;
  let work = '';
  beforeEach(() => {
    work = mkdtempSync(join(tmpdir(), 'unreadable-'));
    process.chdir(work);
    process.env = { ...environment, ...NO_AWS };
    writeFileSync('vpc2vnet.yaml', 'name: demo\naws: { region: us-west-2 }\nazure: { location: westus2 }\n');
    writeFileSync('cdk-outputs.json', '{');
  });
  afterEach(() => {
    process.chdir(checkout);
    process.env = environment;
    rmSync(work, { recursive: true, force: true });
  });

  test.each(['plan', 'status'])('is named by %s on stderr', async (verb) => {
    const { stderr } = await runCli(verb);

    expect(stderr).toMatch(/^vpc2vnet: cdk-outputs\.json is not complete JSON .*; until then that side has no facts$/m);
  });

  test.each(['up', 'down'])('is a warning of %s', async (verb) => {
    const { stdout } = await runCli(verb, '--json');

    expect(stdout.split('\n').filter((line) => line.includes('"warning"'))).toEqual([
      expect.stringContaining('cdk-outputs.json is not complete JSON'),
    ]);
  });
});
