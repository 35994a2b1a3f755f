import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UNFINISHED } from '../../lib/write-files/unfinished';
import { DEPLOYED } from '../fixtures/handoffs';
import { printHandoff } from '../../lib/handoff/parse';
import { runCli } from './run-cli';

const PROGRAM = resolve(__dirname, '../../bin/vpc2vnet.js');
const CONFIG = 'name: link\naws: { region: eu-central-1 }\nazure: { location: westeurope }\n';

jest.setTimeout(60_000);

beforeEach(() => execFileSync('find', ['.', '-mindepth', '1', '-delete']));

const pipe = (path: string): void => void execFileSync('mkfifo', [path]);
const folder = (path: string): void => void mkdirSync(path, { recursive: true });
const file = (path: string): void => writeFileSync(path, '');
const zero = (path: string): void => symlinkSync('/dev/zero', path);

/** What is in the place of a file, the command, and the path that the one line of stderr begins with. */
const HOSTILE: readonly (readonly [title: string, prepare: () => void, args: readonly string[], path: string])[] = [
  ['a config that is a named pipe', () => pipe('pipe'), ['next', '--config', 'pipe'], 'pipe'],
  ['a config below a file', () => file('plain'), ['next', '--config', 'plain/x'], 'plain/x'],
  ['a hand-off that is a named pipe', () => pipe('pipe'), ['next', '--handoff', 'pipe'], 'pipe'],
  ['a hand-off that is a folder', () => folder('folder'), ['next', '--handoff', 'folder'], 'folder'],
  ['a hand-off without an end', () => zero('zero'), ['next', '--handoff', 'zero'], 'zero'],
  ['outputs that are a folder', () => folder('cdk-outputs.json'), ['next'], 'cdk-outputs.json'],
  ['outputs that are a named pipe', () => pipe('cdktf-outputs.json'), ['next'], 'cdktf-outputs.json'],
  ['an import of a folder', () => folder('folder'), ['handoff', 'import', 'folder'], 'folder'],
  ['an import without an end', () => zero('zero'), ['handoff', 'import', 'zero'], 'zero'],
  ['a stack that is a named pipe', () => pipe('pipe'), ['emit', '--from', 'pipe', '--out', 'x'], 'pipe'],
  ['parameters that are a named pipe', () => pipe('pipe'), ['synth', '--import', 'pipe', '--config', 'n.yaml'], 'pipe'],
  ['an output folder that is a file', () => file('plain'), ['synth', '--out', 'plain'], 'plain'],
  ['an output folder of the kernel', () => undefined, ['synth', '--out', '/proc/x'], '/proc/x'],
  ['an output that is a folder', () => folder('cdk.out/manifest.json'), ['synth'], 'cdk.out/manifest.json'],
  ['a folder of outputs that is a file', () => file('bicep-out'), ['synth'], 'bicep-out'],
  ['the mark of a run that is a folder', () => folder(UNFINISHED), ['synth'], UNFINISHED],
];

describe('something else in the place of a file', () => {
  test.each(HOSTILE)('%s is named on one line, with a remedy and exit code 2', async (_, prepare, args, path) => {
    writeFileSync('vpc2vnet.yaml', CONFIG);
    prepare();
    const before = readdirSync('.', { recursive: true });

    const { exitCode, stdout, stderr } = await runCli(...args);

    expect([exitCode, stdout, stderr.split('\n')]).toEqual([2, '', [expect.stringMatching(/.; [a-z]/), '']]);
    expect(stderr).toMatch(new RegExp(`^${path}[ /]`));
    expect(readdirSync('.', { recursive: true })).toEqual(before);
  });
});

describe('a list of the last run that somebody else wrote', () => {
  test('deletes no file of the user', async () => {
    mkdirSync('outside');
    writeFileSync('outside/file', 'mine');
    symlinkSync('outside', 'lnk');
    writeFileSync('vpc2vnet.yaml', CONFIG);
    writeFileSync('terraform.link-azure.tfstate', 'mine');
    writeFileSync(
      '.vpc2vnet-files.json',
      JSON.stringify(['terraform.link-azure.tfstate', 'vpc2vnet.yaml', 'lnk/file', 'router/old']),
    );
    const { exitCode } = await runCli('synth');

    expect([exitCode, readdirSync('.'), readdirSync('outside')]).toEqual([
      0,
      expect.arrayContaining(['terraform.link-azure.tfstate', 'vpc2vnet.yaml']),
      ['file'],
    ]);
  });
});

describe('two runs at once in one folder', () => {
  test('both succeed, and leave the files of one', async () => {
    writeFileSync('vpc2vnet.yaml', CONFIG);
    writeFileSync('handoff.json', printHandoff(DEPLOYED));
    await runCli('synth', '--out', 'expected');
    const script = `"$1" "$2" synth --out out & first=$!; "$1" "$2" synth --out out & second=$!; wait $first && wait $second`;
    const { status, stderr } = spawnSync('bash', ['-c', script, 'bash', process.execPath, PROGRAM], {
      encoding: 'utf8',
    });

    expect([status, stderr]).toEqual([0, '']);
    expect(spawnSync('diff', ['-r', 'out', 'expected'], { encoding: 'utf8' }).stdout).toBe('');
  });
});

describe('standard output that cannot be written', () => {
  const run = (command: string): { readonly status: number | null; readonly stderr: string } =>
    spawnSync('bash', ['-c', command, 'bash', process.execPath, PROGRAM], { encoding: 'utf8' });

  test('ends with exit code 2 and one line on a full disk', () => {
    writeFileSync('vpc2vnet.yaml', CONFIG);

    expect(run('"$1" "$2" next > /dev/full')).toMatchObject({
      status: 2,
      stderr: 'standard output cannot be written: its disk has no space; some of it is missing\n',
    });
  });

  test('ends with exit code 2 and one line when nobody reads', () => {
    writeFileSync('vpc2vnet.yaml', CONFIG);

    expect(run('"$1" "$2" next | true; exit ${PIPESTATUS[0]}')).toMatchObject({
      status: 2,
      stderr: 'standard output cannot be written: the program that reads it has ended; some of it is missing\n',
    });
  });
});

describe('a folder or a file without permission', () => {
  const asRoot = process.getuid?.() === 0;
  /** Root may write everywhere, so that the run is another user's. */
  const run = (...args: readonly string[]): { readonly status: number | null; readonly stderr: string } =>
    asRoot
      ? spawnSync('setpriv', ['--reuid=65534', '--clear-groups', process.execPath, PROGRAM, ...args], {
          encoding: 'utf8',
        })
      : spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });

  test('is named on one line, with exit code 2', () => {
    writeFileSync('vpc2vnet.yaml', CONFIG);
    mkdirSync('locked');
    chmodSync('locked', 0o555);
    chmodSync('.', 0o755);
    writeFileSync('secret.json', '{}');
    chmodSync('secret.json', 0);

    expect(run('synth', '--preview', '--out', 'locked')).toEqual(
      expect.objectContaining({
        status: 2,
        stderr: expect.stringMatching(/^locked cannot be written: permission denied \(EACCES\); .*\n$/),
      }),
    );
    expect(run('next', '--handoff', 'secret.json')).toEqual(
      expect.objectContaining({
        status: 2,
        stderr: expect.stringMatching(/^secret\.json cannot be read: permission denied \(EACCES\); .*\n$/),
      }),
    );
  });
});
