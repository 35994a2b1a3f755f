import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { printHandoff } from '../../lib/handoff/parse';
import { DEPLOYED } from '../fixtures/handoffs';
import { SHORTEST } from '../fixtures/link-of';
import { runCli } from './run-cli';

const PROGRAM = resolve(__dirname, '../../bin/vpc2vnet.js');

jest.setTimeout(60_000);

/** How programs on Windows save a file. */
const ENCODINGS: readonly (readonly [name: string, encode: (text: string) => Buffer])[] = [
  ['UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
  ['UTF-16 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ['CRLF', (text) => Buffer.from(text.replaceAll('\n', '\r\n'))],
];

const AWS_OUTPUTS = {
  'link-network': {
    Region: 'eu-central-1',
    AddressRouter1: '52.10.20.30',
    VpcPrefixes: '10.0.0.0/16',
    SharedKeySecretArn: 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:SharedKey-AbCdEf',
  },
};

describe.each(ENCODINGS)('a file in %s', (_, encode) => {
  test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['config', { 'vpc2vnet.yaml': SHORTEST }, ['next']],
    ['hand-off', { 'handoff.json': printHandoff(DEPLOYED) }, ['handoff', 'show']],
    ['outputs file', { 'cdk-outputs.json': JSON.stringify(AWS_OUTPUTS, undefined, 2) }, ['handoff', 'show']],
    [
      'file to import',
      { 'outputs.json': JSON.stringify(AWS_OUTPUTS, undefined, 2) },
      ['handoff', 'import', 'outputs.json'],
    ],
  ])('is read as %s', async (_title, files, args) => {
    const run = async (encoded: boolean): Promise<object> => {
      for (const path of ['handoff.json', 'cdk-outputs.json']) spawnSync('rm', ['-f', path]);
      writeFileSync('vpc2vnet.yaml', SHORTEST);
      for (const [path, text] of Object.entries(files)) writeFileSync(path, encoded ? encode(text) : text);
      return runCli(...args);
    };
    const plain = await run(false);

    expect(plain).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/\S/) });
    expect(await run(true)).toEqual(plain);
  });

  test('is read as parameters of the 2015 template', async () => {
    writeFileSync('old.json', encode('{ "vpcAddressPrefix": { "value": "10.40.0.0/24" } }\n'));

    expect(await runCli('synth', '--import', 'old.json', '--config', 'new.yaml')).toMatchObject({ exitCode: 0 });
    expect(readFileSync('new.yaml', 'utf8')).toContain('10.40.0.0/24');
    spawnSync('rm', ['new.yaml']);
  });
});

describe('the language and the time zone of the machine', () => {
  test('change no byte of the outputs', () => {
    writeFileSync('vpc2vnet.yaml', SHORTEST);
    writeFileSync('handoff.json', printHandoff(DEPLOYED));
    const synth = (out: string, variables: object): void => {
      const env = { ...process.env, ...variables };
      spawnSync(process.execPath, [PROGRAM, 'synth', '--out', out], { env, encoding: 'utf8' });
    };
    synth('here', {});
    synth('there', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr', TZ: 'Pacific/Chatham' });

    expect(spawnSync('diff', ['-r', 'here', 'there'], { encoding: 'utf8' })).toMatchObject({ status: 0, stdout: '' });
  });
});
