import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testWith } from '../fixtures/needs';
import { NEW_MACHINE, typeOnNewMachine, withoutNotices, withoutWarnings, type Typed } from '../fresh/new-machine';
import { linesOf } from './packaged-files';
import { packInto, type Tarball } from './tarball';

const ROOT = join(__dirname, '../..');
const MINUTE = 60_000;

/** The Node that the installation is tested on. */
const NODE = 24;

/** The toolkits are the repository's; the apps are the package's. */
const tool = (path: string): string => `node '${ROOT}/node_modules/${path}'`;
const SOURCES = /node -r ts-node\/register bin\/(\w+)\.ts/;
const settings = (file: string): string =>
  readFileSync(join(ROOT, file), 'utf8').replace(SOURCES, 'node node_modules/vpc2vnet/dist/bin/$1.js');

const COMMANDS = {
  version: 'npx vpc2vnet --version',
  preview: 'npx vpc2vnet synth --preview',
  synth: 'npx vpc2vnet synth',
  emit: 'npx vpc2vnet emit --from cdktf.out/stacks/*/cdk.tf.json --out emitted',
  handoff: 'npx vpc2vnet handoff show',
  help: 'npx vpc2vnet --help',
  cdk: `${tool('aws-cdk/bin/cdk')} synth --quiet`,
  cdktf: `${tool('cdktf-cli/bundle/bin/cdktf')} synth`,
  entry: `node -p "const { linkOf } = require('vpc2vnet'); linkOf(require('fs').readFileSync('vpc2vnet.yaml', 'utf8')).name"`,
  copies: 'find . -path "*/node_modules/cdktf/package.json" -o -path "*/node_modules/constructs/package.json"',
  compilers: 'ls node_modules node_modules/.bin | grep -x -e typescript -e ts-node -e @swc -e tsc -e esbuild; true',
  rendered: 'cd preview && find . -type f | sort',
} as const;
type Command = keyof typeof COMMANDS;

let folder = '';
let tarball: Tarball;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-tarball-'));
  tarball = packInto(folder);
  for (const file of ['cdk.json', 'cdktf.json']) writeFileSync(join(folder, file), settings(file));
}, 10 * MINUTE);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tarball has the files of test/package/files.txt, which `npm run generate` renews', () => {
  expect(`${linesOf(tarball.files).join('\n')}\n`).toBe(readFileSync(join(__dirname, 'files.txt'), 'utf8'));
});

describe(`installed in an empty folder on Node ${NODE} without a compiler, the package`, () => {
  let machine: Promise<Readonly<Record<Command | 'install', Typed>>> | undefined;

  /** One installation for all tests; the first one waits for it. */
  const typed = (): NonNullable<typeof machine> =>
    (machine ??= typeOnNewMachine(NODE, [`cp '${ROOT}/vpc2vnet.yaml' '${folder}'/*.json .`], {
      install: `npm install --no-audit --no-fund '${tarball.path}'`,
      ...COMMANDS,
    }));
  const check = (title: string, run: (all: Awaited<ReturnType<typeof typed>>) => void): void =>
    testWith(NEW_MACHINE, title, async () => run(await typed()), 20 * MINUTE);

  check('installs without a warning', ({ install }) => {
    expect(withoutWarnings(withoutNotices(install))).toContain('added');
  });

  check('brings no compiler', ({ compilers }) => {
    expect(withoutWarnings(compilers)).toBe('');
  });

  check('has one copy of cdktf and one of constructs, so that all constructs are of the same classes', ({ copies }) => {
    expect(withoutWarnings(copies).trim().split('\n').sort()).toEqual([
      './node_modules/cdktf/package.json',
      './node_modules/constructs/package.json',
    ]);
  });

  check('runs the commands that need no cloud without a warning', ({ version, synth, emit, handoff, help }) => {
    for (const each of [version, synth, emit, handoff, help]) expect(withoutWarnings(each)).not.toBe('');
  });

  check('renders a preview with the files of the example', ({ preview, rendered }) => {
    withoutWarnings(preview);
    const paths = withoutWarnings(rendered).trim().split('\n');
    expect(paths).toEqual(expect.arrayContaining(['./bicep-out/main.bicep', './router/router-1/user-data']));
  });

  check('is the app of cdk', ({ cdk }) => {
    withoutWarnings(cdk);
  });

  check('is the app of cdktf', ({ cdktf }) => {
    expect(withoutWarnings(cdktf)).toContain('Generated Terraform code for the stacks: aws2azure-azure');
  });

  check('is imported by its name', ({ entry }) => {
    expect(withoutWarnings(entry)).toBe('aws2azure\n');
  });
});
