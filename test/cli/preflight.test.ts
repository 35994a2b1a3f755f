import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { SHORTEST } from '../fixtures/link-of';

const PROGRAM = resolve(__dirname, '../../bin/vpc2vnet.js');

jest.setTimeout(60_000);

const NO_AWS = {
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_MAX_ATTEMPTS: '1',
};

/** A process of its own: under jest, the SDK does not recognize the errors of Node. */
function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): { status: number | null; stderr: string } {
  writeFileSync('vpc2vnet.yaml', SHORTEST);
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
