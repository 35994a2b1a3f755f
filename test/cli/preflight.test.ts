import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { configOf } from '../fixtures/config';
import { SHORTEST } from '../fixtures/link-of';

const PROGRAM = resolve(__dirname, '../../bin/vpc2vnet.js');

jest.setTimeout(60_000);

const NO_AWS = {
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_MAX_ATTEMPTS: '1',
  AWS_EC2_METADATA_DISABLED: 'true',
};

/** A process of its own: under jest, the SDK does not recognize the errors of Node. */
function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  config = SHORTEST,
): { status: number | null; stderr: string } {
  writeFileSync('vpc2vnet.yaml', config);
  return spawnSync(process.execPath, [PROGRAM, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...NO_AWS, ...env },
  });
}

describe('without a connection to AWS', () => {
  test('the credentials are not called invalid', () => {
    expect(run(['status'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^AWS cannot be reached \(connect ECONNREFUSED/),
    });
  });

  test('an endpoint that is not a URL is named', () => {
    expect(run(['status'], { AWS_ENDPOINT_URL: 'nonsense' }).stderr).toMatch(
      /^AWS cannot be reached \(.*Invalid URL\): .*AWS_ENDPOINT_URL/,
    );
  });

  test.each([
    ['no answer', {}, /^AWS cannot be reached \(connect ECONNREFUSED.*: check the network/],
    [
      'no credentials',
      { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' },
      /^no valid AWS credentials \(.*: run `aws/,
    ],
  ])('discover ends as the others do: %s', (_, env, line) => {
    const config = configOf({ aws: { vpc: { id: 'vpc-0123456789abcdef0' } } });

    expect(run(['discover'], env, config)).toMatchObject({ status: 2, stderr: expect.stringMatching(line) });
  });

  test('discover says that az is missing', () => {
    const id =
      '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/hub';
    const { status, stderr } = run(
      ['discover'],
      { PATH: '/nothing-here', ARM_CLIENT_ID: '' },
      configOf({ azure: { vnet: { id } } }),
    );

    expect([status, stderr]).toEqual([
      2,
      'Azure cannot be read: az is not on the PATH; run `az login`, or set ARM_CLIENT_ID, ARM_CLIENT_SECRET and ARM_TENANT_ID\n',
    ]);
  });

  test('a deployment needs an SSH key, and a removal does not', () => {
    const [up, down] = [run(['up']), run(['down'])];

    expect([up.stderr, down.stderr].map((text) => text.includes("variable 'adminSshPublicKey'"))).toEqual([
      true,
      false,
    ]);
  });
});

test('warnings of Node about dependencies are not printed', () => {
  writeFileSync('vpc2vnet.yaml', SHORTEST);
  writeFileSync('warn.js', "setImmediate(() => process.emitWarning('of a dependency', 'DeprecationWarning'));");
  const { status, stderr } = spawnSync(process.execPath, ['-r', './warn.js', PROGRAM, 'next'], { encoding: 'utf8' });

  expect([status, stderr]).toEqual([0, '']);
});
