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

  test('rejects a folder with the name of a file, and writes nothing', async () => {
    mkdirSync('cdk.json');
    const { exitCode, stderr } = await runCli('init', ...OPTIONS);

    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringMatching(/^cdk\.json is a folder, .*\n$/),
    });
    expect(readdirSync('.')).toEqual(['cdk.json']);
  });

  test('does not replace a package.json that is read-only', async () => {
    writeFileSync('package.json', '{}', { mode: 0o444 });

    expect(await runCli('init', ...OPTIONS)).toMatchObject({
      exitCode: 2,
      stderr: 'package.json is read-only, and lacks what init adds; allow writing to it, then run this again\n',
    });
    expect(readFileSync('package.json', 'utf8')).toBe('{}');
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
      stderr: 'package.json:1:2 is not valid JSON from here on; correct it\n',
    });
  });

  test.each([
    ['[]', 'package.json must be a mapping, got []; correct it, or move it away\n'],
    ['"x"', 'package.json must be a mapping, got "x"; correct it, or move it away\n'],
    [
      '{"scripts": [], "devDependencies": "x"}',
      'package.json scripts must be a mapping, got []; correct it, or remove it\n' +
        'package.json devDependencies must be a mapping, got "x"; correct it, or remove it\n',
    ],
    ['{\n  "a": 1,\n}', 'package.json:2:9 is not valid JSON from here on; correct it\n'],
  ])('rejects the package.json %j, and writes nothing', async (text, stderr) => {
    writeFileSync('package.json', text);

    expect(await runCli('init', ...OPTIONS)).toMatchObject({ exitCode: 2, stderr });
    expect(readdirSync('.')).toEqual(['package.json']);
    expect(readFileSync('package.json', 'utf8')).toBe(text);
  });

  test('keeps the byte order mark and the line ending of package.json', async () => {
    writeFileSync('package.json', '\uFEFF{\r\n  "name": "mine"\r\n}\r\n');
    await runCli('init', ...OPTIONS);

    expect(readFileSync('package.json', 'utf8')).toMatch(/^\uFEFF\{\r\n {2}"name": "mine",\r\n/);
    expect(readFileSync('package.json', 'utf8')).not.toMatch(/[^\r]\n/);
  });

  test('names a dependency that another section has', async () => {
    writeFileSync('package.json', '{"dependencies": {"aws-cdk": "2.1.0"}}');

    expect((await runCli('init', ...OPTIONS)).stdout).toContain('kept dependencies.aws-cdk of package.json, and did');
    expect(readFileSync('package.json', 'utf8').match(/"aws-cdk"/g)).toHaveLength(1);
  });

  test('writes the workflow for a config that exists', async () => {
    await runCli('init', '--name', 'mine', '--region', 'us-east-2', '--location', 'westeurope');
    await runCli('init', ...OPTIONS, '--ci');

    expect(readFileSync('.github/workflows/link.yml', 'utf8')).toContain('LINK: mine');
    expect(readFileSync('.github/workflows/link.yml', 'utf8')).toContain('aws-region: us-east-2');
  });

  test('writes the workflow for a config whose networks were not read yet', async () => {
    writeFileSync(
      'vpc2vnet.yaml',
      'name: mine\naws: {region: us-east-2, vpc: {id: vpc-0a1b2c3d4e5f67890}}\nazure: {location: westeurope}\n',
    );
    const { exitCode } = await runCli('init', ...OPTIONS, '--ci');

    expect(exitCode).toBe(0);
    expect(readFileSync('.github/workflows/link.yml', 'utf8')).toContain('LINK: mine');
  });

  test('writes no workflow for an invalid config', async () => {
    writeFileSync('vpc2vnet.yaml', 'mine');
    const { exitCode, stderr } = await runCli('init', ...OPTIONS, '--ci');

    expect(exitCode).toBe(2);
    expect(stderr).toMatch(
      /^vpc2vnet\.yaml:1:1 the file must be a YAML mapping.*\nvpc2vnet\.yaml is invalid, .*; correct it, or run init without --ci\n$/,
    );
    expect(readdirSync('.')).toEqual(['vpc2vnet.yaml']);
  });

  test('names npx where scripts.start is kept', async () => {
    writeFileSync('package.json', '{"scripts": {"start": "mine"}}');

    expect((await runCli('init', ...OPTIONS)).stdout).toContain('next: `npx vpc2vnet start` writes');
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
