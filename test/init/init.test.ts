import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { ask } from '../../bin/init/ask.edge';
import { runCli } from '../cli/run-cli';

const OPTIONS = ['--name', 'demo', '--region', 'eu-central-1', '--location', 'westeurope'];

describe('init', () => {
  const before = process.cwd();
  const { isTTY } = process.stdin;
  let count = 0;
  beforeAll(() => {
    process.stdin.isTTY = false;
  });
  afterAll(() => {
    process.stdin.isTTY = isTTY;
  });
  beforeEach(() => {
    const folder = `project-${++count}`;
    mkdirSync(folder);
    process.chdir(folder);
  });
  afterEach(() => process.chdir(before));

  test('writes a project from its options', async () => {
    expect(await runCli('init', ...OPTIONS)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readdirSync('.').sort()).toEqual(['.gitignore', 'cdk.json', 'cdktf.json', 'package.json', 'vpc2vnet.yaml']);
  });

  test('writes the workflow when it is asked for, and says what to fill in', async () => {
    const { stdout } = await runCli('init', ...OPTIONS, '--ci');

    expect(readFileSync('.github/workflows/link.yml', 'utf8')).toContain('LINK: demo');
    expect(stdout).toContain('change the bucket in .github/workflows/link.yml');
  });

  test('names the options that are missing where no terminal is attached, and writes nothing', async () => {
    expect(await runCli('init', '--name', 'demo')).toMatchObject({
      exitCode: 2,
      stderr: 'init has questions but no terminal is attached; pass --region, --location\n',
    });
    expect(readdirSync('.')).toEqual([]);
  });

  test('writes nothing when an answer is not valid', async () => {
    const { exitCode, stderr } = await runCli('init', ...OPTIONS.slice(0, -1), 'nowhere');

    expect(exitCode).toBe(2);
    expect(stderr).toContain('azure.location');
    expect(readdirSync('.')).toEqual([]);
  });

  test('keeps a file that exists, byte by byte', async () => {
    writeFileSync('vpc2vnet.yaml', 'mine');
    const { stdout } = await runCli('init', ...OPTIONS);

    expect(readFileSync('vpc2vnet.yaml', 'utf8')).toBe('mine');
    expect(stdout).toContain('kept vpc2vnet.yaml, which exists\n');
  });

  test('names the lines that an existing .gitignore lacks', async () => {
    writeFileSync('.gitignore', 'node_modules/\n');
    const { stdout } = await runCli('init', ...OPTIONS);

    expect(stdout).toMatch(/kept \.gitignore, which exists; add these lines to it: \/cdk\.out\/ .*\*\.tfstate/);
  });

  test('rejects a package.json that is not JSON', async () => {
    writeFileSync('package.json', '{');

    expect(await runCli('init', ...OPTIONS)).toMatchObject({
      exitCode: 2,
      stderr: 'package.json is not complete JSON; correct it\n',
    });
  });
});

test('questions are printed one after the other, and an empty answer is asked again', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const replies = ['demo', '', 'eu-central-1'];
  let shown = '';
  output.on('data', (chunk: Buffer) => {
    shown += chunk.toString();
    input.write(`${replies.shift() ?? ''}\n`);
  });

  expect(await ask({ name: 'name', region: 'region' }, { input, output })).toEqual({
    name: 'demo',
    region: 'eu-central-1',
  });
  expect(shown).toBe('name: region: region: ');
});
