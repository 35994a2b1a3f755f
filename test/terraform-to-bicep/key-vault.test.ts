import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, testWith } from '../fixtures/needs';
import { SHELL_NAMES, SHELLS } from '../fixtures/shells';
import { allCases, emitted } from './support/cases';
import { BICEP } from './support/judge-needs';
import { testWhere } from './support/optional';
import { writePrograms } from '../fixtures/programs';

const KEY = 'aB'.repeat(32);
const VAULT = {
  subscription: '3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16',
  resourceGroup: 'rg-ops',
  name: 'kv-ops',
  secrets: { sharedKey: 'office-key' },
};
const seed = allCases().find(({ name }) => name === 'seed')?.stack;
const SECRET_COMMANDS = { sharedKey: 'aws secretsmanager get-secret-value --secret-id demo --output text' };

describe('the parameter files with a key vault', () => {
  const files = emitted(seed, { keyVault: VAULT });

  test('reference it in JSON, by its resource id', () => {
    expect(JSON.parse(files['azuredeploy.parameters.json'] ?? '')).toMatchObject({
      parameters: {
        sharedKey: {
          reference: {
            keyVault: {
              id: '/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resourceGroups/rg-ops/providers/Microsoft.KeyVault/vaults/kv-ops',
            },
            secretName: 'office-key',
          },
        },
      },
    });
  });

  test('name a secret after its parameter when the configuration has no name for it', () => {
    const { 'azuredeploy.parameters.json': json = '' } = emitted(seed, { keyVault: { ...VAULT, secrets: {} } });
    expect(json).toContain('"secretName": "shared-key"');
  });

  testWhere(
    BICEP,
    'say the same in Bicep, which the compiler turns into the same reference',
    () => {
      const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-vault-'));
      try {
        for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
        const built = execFileSync('bicep', ['build-params', 'main.bicepparam', '--stdout'], {
          cwd: folder,
          stdio: 'pipe',
          encoding: 'utf8',
          env: { ...process.env, ADMIN_SSH_PUBLIC_KEY: 'x'.repeat(80), VPC_GATEWAY_IP_ADDRESS: '192.0.2.1' },
        });
        const { parametersJson } = JSON.parse(built) as { readonly parametersJson: string };
        expect(sharedKeyIn(parametersJson)).toEqual(sharedKeyIn(files['azuredeploy.parameters.json'] ?? ''));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },
    60_000,
  );
});

function sharedKeyIn(json: string): unknown {
  return (JSON.parse(json) as { readonly parameters: { readonly sharedKey: unknown } }).parameters.sharedKey;
}

describe("the README's section on secrets", () => {
  test('requires no edit of a generated file', () => {
    const page = emitted(seed, { keyVaultSetting: '`azure.keyVault`' })['README.md'] ?? '';

    expect(page).toContain('To name it, set `azure.keyVault` and generate these files again.');
    expect(page).toContain('copy `main.bicepparam` to `own.bicepparam`');
    expect(page).not.toContain('into `main.bicepparam`');
  });

  test('names the vault of the configuration, without copies of files', () => {
    const page = emitted(seed, { keyVault: VAULT })['README.md'] ?? '';

    expect(page).toContain('Secrets come from the key vault `kv-ops`, which must contain `office-key`.');
    expect(page).not.toContain('own.bicepparam');
  });

  test('has no command that copies a secret of unknown origin', () => {
    expect(emitted(seed, { keyVault: VAULT })['README.md']).not.toContain('az keyvault secret set');
  });
});

/** Prints the key and a newline, as `aws` does, or fails. */
const AWS = `#!/bin/sh
[ -z "$AWS_FAILS" ] || { echo 'Unable to locate credentials' >&2; exit 255; }
echo ${KEY}
`;

/** Records the arguments and the file's bytes; prints the whole secret without \`--output none\`, as \`az\` does. */
const AZ = `#!/usr/bin/env node
const fs = require('node:fs');
const args = process.argv.slice(2);
const option = (name) => args[args.indexOf(name) + 1];
const value = fs.readFileSync(option('--file'), 'utf8');
fs.writeFileSync(process.env.NOTES + '/arguments', JSON.stringify(args));
fs.writeFileSync(process.env.NOTES + '/value', value);
if (option('--output') !== 'none') console.log(JSON.stringify({ value }));
`;

describe.each(SHELL_NAMES)('the command that copies a secret into the vault, in %s', (shell) => {
  const page = emitted(seed, { keyVault: VAULT, secretCommands: SECRET_COMMANDS })['README.md'] ?? '';
  const [, copy = ''] = /```sh\n(.*az keyvault secret set .*)\n```/.exec(page) ?? [];
  let notes = '';

  beforeEach(() => {
    notes = mkdtempSync(join(tmpdir(), 'vpc2vnet-copy-'));
    writePrograms(join(notes, 'path'), { aws: AWS, az: AZ });
  });
  afterEach(() => rmSync(notes, { recursive: true }));

  const run = (env: Readonly<Record<string, string>> = {}) =>
    // Without these options, bash reads ~/.bashrc where SHLVL is 0, because its standard input is a socket.
    spawnSync(shell, [...SHELLS[shell], '-c', copy], {
      encoding: 'utf8',
      env: {
        ...process.env,
        BASH_ENV: undefined,
        ENV: undefined,
        ...env,
        NOTES: notes,
        PATH: `${join(notes, 'path')}:${process.env.PATH ?? ''}`,
      },
    });
  const needs = [command(shell, `install ${shell}`)];

  testWith(needs, 'copies it byte for byte', () => {
    expect(run()).toMatchObject({ status: 0 });
    expect(readFileSync(join(notes, 'value'), 'utf8')).toBe(KEY);
  });

  testWith(needs, 'neither prints it nor passes it to a process as an argument', () => {
    const { stdout, stderr } = run();

    expect(`${stdout}${stderr}`).toBe('');
    expect(JSON.parse(readFileSync(join(notes, 'arguments'), 'utf8'))).toEqual(
      [
        ['keyvault', 'secret', 'set'],
        ['--subscription', VAULT.subscription],
        ['--vault-name', 'kv-ops'],
        ['--name', 'office-key'],
        ['--file', '/dev/stdin'],
        ['--encoding', 'utf-8'],
        ['--output', 'none'],
      ].flat(),
    );
  });

  testWith(needs, 'does not change the vault when the secret cannot be read', () => {
    expect(run({ AWS_FAILS: 'yes' })).not.toMatchObject({ status: 0 });
    expect(existsSync(join(notes, 'value'))).toBe(false);
  });
});
