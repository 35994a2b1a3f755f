import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VPC_CONTEXT } from '../constructs/vpc-context';
import { testWith } from '../fixtures/needs';
import { NEW_MACHINE, typeOnNewMachine, withoutNotices, withoutWarnings, type Typed } from '../fresh/new-machine';
import { checkTypes, compileApps, type Resolution } from './embedded-apps';
import { linesOf } from './packaged-files';
import { packInto, type Tarball } from './tarball';

const MINUTE = 60_000;

/** The Node that the installation is tested on. */
const NODE = 24;

const COMMANDS = {
  version: 'npx vpc2vnet --version',
  init: 'npx vpc2vnet init --name demo --region eu-central-1 --location westeurope --ci',
  preview: 'npm run -s synth -- --preview',
  synth: 'npm run -s synth',
  emit: 'npm run -s emit -- --from cdktf.out/stacks/*/cdk.tf.json --out emitted',
  handoff: 'npm run -s vpc2vnet handoff show',
  help: 'npm run -s vpc2vnet -- --help',
  compilers: 'ls node_modules node_modules/.bin | grep -x -e typescript -e ts-node -e @swc -e tsc -e esbuild; true',
  tools: 'npm install --no-audit --no-fund',
  cdk: 'npx cdk synth --quiet',
  cdktf: 'npx cdktf synth',
  entry: `node -p "const { linkOf } = require('vpc2vnet'); linkOf(require('fs').readFileSync('vpc2vnet.yaml', 'utf8')).name"`,
  copies: 'find . -path "*/node_modules/cdktf/package.json"',
  // The commands have copies of their own, which no app loads.
  classes: 'find . -path "*/node_modules/constructs/package.json" | grep -v -e /cdktf-cli/ -e /cli-core/',
  rendered: 'cd preview && find . -type f | sort',
  terminal: `node -p "require('@cdktf/node-pty-prebuilt-multiarch/package.json').name"`,
} as const;
type Command = keyof typeof COMMANDS | keyof typeof EMBEDDED | 'install' | 'apps';

/** Apps of the example embedded, which use the package as it is installed. */
const EMBEDDED = {
  awsApp: `cd embedded && CDK_OUTDIR=cdk.out CDK_CONTEXT_JSON='${JSON.stringify(VPC_CONTEXT)}' node aws.js && ls cdk.out`,
  azureApp: 'cd embedded && node azure.js',
} as const;

let folder = '';
let tarball: Tarball;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-tarball-'));
  tarball = packInto(folder);
  compileApps(join(folder, 'embedded'));
}, 10 * MINUTE);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the tarball has the files of test/package/files.txt, which `npm run generate` renews', () => {
  expect(`${linesOf(tarball.files).join('\n')}\n`).toBe(readFileSync(join(__dirname, 'files.txt'), 'utf8'));
});

test.each<Resolution>(['node10', 'node16'])(
  'the tarball has types for apps of a project with the module resolution %s',
  (resolution) => {
    expect(checkTypes(tarball.path, join(folder, resolution), resolution)).toBe('');
  },
  5 * MINUTE,
);

describe(`installed in an empty folder on Node ${NODE} without a compiler, the package`, () => {
  let machine: Promise<Readonly<Record<Command, Typed>>> | undefined;

  /** One installation for all tests; the first one waits for it. */
  const typed = (): NonNullable<typeof machine> =>
    (machine ??= typeOnNewMachine(NODE, [], {
      install: `npm install --no-audit --no-fund '${tarball.path}'`,
      ...COMMANDS,
      apps: `cp -R '${join(folder, 'embedded')}' embedded`,
      ...EMBEDDED,
    }));
  const check = (title: string, run: (all: Awaited<ReturnType<typeof typed>>) => void): void =>
    testWith(NEW_MACHINE, title, async () => run(await typed()), 20 * MINUTE);

  check('installs without a warning', ({ install }) => {
    expect(withoutWarnings(withoutNotices(install))).toContain('added');
  });

  check('brings no compiler', ({ compilers }) => {
    expect(withoutWarnings(compilers)).toBe('');
  });

  check('has one copy of cdktf, and one of constructs for all apps, so that classes are the same', (all) => {
    expect(withoutWarnings(all.copies)).toBe('./node_modules/cdktf/package.json\n');
    expect(withoutWarnings(all.classes)).toBe('./node_modules/constructs/package.json\n');
  });

  check('writes a project with `init`, which says what comes next', ({ init }) => {
    expect(withoutWarnings(init).split('\n')).toEqual(
      expect.arrayContaining(['wrote vpc2vnet.yaml', expect.stringMatching(/^next: `npm start`/)]),
    );
  });

  check('needs no compiler for the toolkits that `init` names', ({ tools, terminal }) => {
    expect(tools.status).toBe(0);
    expect(withoutWarnings(terminal)).toBe('@lydell/node-pty\n');
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
    expect(withoutWarnings(cdktf)).toContain('Generated Terraform code for the stacks: demo-azure');
  });

  check('has constructs for an app of the CDK', ({ awsApp }) => {
    expect(withoutWarnings(awsApp).split('\n')).toEqual(
      expect.arrayContaining(['looked-up-vpc.template.json', 'own-vpc.template.json']),
    );
  });

  check('has constructs for an app of CDKTF, and compiles its stack', ({ azureApp }) => {
    expect(withoutWarnings(azureApp)).toContain('main.bicep');
  });

  check('is imported by its name', ({ entry }) => {
    expect(withoutWarnings(entry)).toBe('demo\n');
  });
});
