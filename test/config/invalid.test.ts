import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INVALID } from './invalid-codes';
import { runCli } from '../cli/run-cli';

const ROOT = join(__dirname, '../..');
const FOLDER = join(__dirname, 'invalid');
const WITH_A_CHILD_PROCESS = ['everything-at-once', 'binary', 'shared-key'];

const work = mkdtempSync(join(tmpdir(), 'vpc2vnet-invalid-'));
const out = join(work, 'out');
const argsFor = (config: string): string[] => [
  'synth',
  '--config',
  config,
  '--out',
  out,
  '--handoff',
  join(work, 'h.json'),
];

/** Every file below the output with its bytes and the time it was written. */
function outputs(): Readonly<Record<string, string>> {
  const files = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path, `${statSync(path).mtimeMs} ${readFileSync(path, 'base64')}`]));
}

beforeAll(async () => {
  const { exitCode, stderr } = await runCli(...argsFor(join(ROOT, 'examples/minimal/vpc2vnet.yaml')));
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
}, 60_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Checks the form of the error messages, and returns their lines. */
function linesOfRefusal(run: { exitCode: number | null; stderr: string }): readonly string[] {
  expect(run.exitCode).toBe(2);
  expect(run.stderr).not.toMatch(/^\s+at |Error:|this is a fault/m);
  expect(run.stderr).not.toContain('hunter2');
  return run.stderr.trimEnd().split('\n');
}

function expectProblems(config: string, codes: readonly string[], lines: readonly string[]): void {
  expect(lines.map((line) => /\[([a-z0-9-]+)\]$/.exec(line)?.[1])).toEqual(codes);
  for (const line of lines) expect(line.slice(config.length)).toMatch(/^:[1-9]\d*:[1-9]\d* \S.*; .* \[[a-z0-9-]+\]$/);
  for (const line of lines) expect(line.startsWith(config)).toBe(true);
}

test('there are at least forty invalid configs, each with its messages', () => {
  const names = readdirSync(FOLDER).map((file) => file.replace(/\.yaml$/, ''));

  expect(names.length).toBeGreaterThanOrEqual(40);
  expect(names.sort()).toEqual(Object.keys(INVALID).sort());
});

test.each(Object.entries(INVALID))('%s.yaml is reported line by line and the output stays', async (name, codes) => {
  const config = join(FOLDER, `${name}.yaml`);
  const before = outputs();

  const run = await runCli(...argsFor(config));

  expectProblems(config, codes, linesOfRefusal(run));
  expect(run.stdout).toBe('');
  expect(outputs()).toEqual(before);
});

test.each(WITH_A_CHILD_PROCESS)('%s.yaml is reported the same way by the real command', (name) => {
  const config = join(FOLDER, `${name}.yaml`);
  const before = outputs();

  const run = spawnSync(process.execPath, [join(ROOT, 'bin/vpc2vnet.js'), ...argsFor(config)], { encoding: 'utf8' });

  expectProblems(config, INVALID[name] ?? [], linesOfRefusal({ exitCode: run.status, stderr: run.stderr }));
  expect(run.stdout).toBe('');
  expect(outputs()).toEqual(before);
});

/** Errors of the file itself: there is no line to point at. */
const UNREADABLE: readonly [title: string, prepare: (path: string) => void, told: string][] = [
  ['a file that is not there', () => undefined, 'does not exist; '],
  ['a directory', (path) => mkdirSync(path), 'is a folder, not a file; '],
  [
    'a file over 128 KiB',
    (path) => writeFileSync(path, `# ${'x'.repeat(131_072)}\n`),
    'has 131075 bytes, more than the 131072 allowed; ',
  ],
];

test.each(UNREADABLE)('%s is reported in one line and the output stays', async (title, prepare, told) => {
  const config = join(work, title.replaceAll(' ', '-'));
  prepare(config);
  const before = outputs();

  const lines = linesOfRefusal(await runCli(...argsFor(config)));

  expect(lines).toEqual([
    `${config} ${told}run \`npx vpc2vnet init\`, copy examples/minimal/vpc2vnet.yaml in a checkout, or name a config with --config`,
  ]);
  expect(outputs()).toEqual(before);
});
