import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { foreignLines } from '../fixtures/foreign-lines';
import { ROOT as IS_ROOT, testBeside, type Need } from '../fixtures/needs';
import { README, shellBlocks } from '../fixtures/readme';

const ROOT = join(__dirname, '../..');

/** Some minutes on two idle cores, several times that beside other work. */
const TIMEOUT = 15 * 60_000;

/** Fetches each Node and a thousand packages from the registry. */
const CI: Need = { what: 'CI', install: 'set CI=true to run it', isMet: () => process.env['CI'] !== undefined };
const NEEDS = [CI, IS_ROOT];

const NODES = [22, 24, 26];
/** The Node that the tests run on. */
const RECOMMENDED = 24;

const [FIRST = ''] = shellBlocks(README).map(({ text }) => text);

/** What is typed on each new machine, in this order. */
const COMMANDS = {
  first: FIRST,
  rendered: 'ls preview/bicep-out',
  programs: 'node --version; for word in cc gcc g++ make python python3; do command -v $word; done',
  synth: 'npm run synth -- --out out',
  emit: 'npm run emit -- --from out/cdktf.out/stacks/*/cdk.tf.json --out emitted',
  handoff: 'npm run vpc2vnet handoff show',
  help: 'npm run vpc2vnet -- --help',
  cdk: 'npx cdk synth',
  cdktf: 'npx cdktf synth',
  tests: 'npm run test:unit',
} as const;
type Command = keyof typeof COMMANDS;

interface Typed {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What Node 26 prints about a library inside cdktf-cli's one file, which asks whether there is a `localStorage`. */
const LOCAL_STORAGE = [
  expect.stringMatching(/^\(node:\d+\) ExperimentalWarning: localStorage is not available/),
  '(Use `node --trace-warnings ...` to show where the warning was created)',
];

const MACHINE = 'with npm, git and a shell, but no compiler and no Python';

describe(`${MACHINE}, README's first command installs and renders the example without a warning`, () => {
  each(NODES, ({ programs, first, rendered }, major) => {
    expect(programs.stdout).toMatch(new RegExp(`^v${major}\\.\\d+\\.\\d+\\n$`));
    expect(withoutWarnings({ ...first, stderr: withoutNotices(first.stderr) })).toBe(first.stdout);
    expect(first.stdout).toContain('Not run in the lab: the lab needs ');
    expect(rendered.stdout).toContain('main.bicep');
  });
});

describe(`${MACHINE}, the other commands that need no cloud run without a warning`, () => {
  each(NODES, ({ synth, emit, handoff, help }) => {
    for (const typed of [synth, emit, handoff, help]) expect(withoutWarnings(typed)).not.toBe('');
  });
});

describe(`${MACHINE}, npx cdk synth prints the first template without a warning`, () => {
  each(NODES, ({ cdk }) => {
    expect(withoutWarnings(cdk)).toContain('Type: AWS::EC2::VPC');
  });
});

describe(`${MACHINE}, npx cdktf synth writes the Azure side with no warning but Node 26's known one`, () => {
  each(NODES, ({ cdktf }, major) => {
    expect(withoutWarnings(cdktf, major === 26 ? LOCAL_STORAGE : [])).toContain(
      'Generated Terraform code for the stacks:',
    );
  });
});

describe(`${MACHINE}, the tests of npm run test:unit pass`, () => {
  each([RECOMMENDED], ({ tests: { status, stderr } }) => {
    expect({ status, failures: status === 0 ? '' : stderr }).toEqual({ status: 0, failures: '' });
  });
});

/** A test for each Node; they run beside each other, since an installation keeps one processor busy. */
function each(
  majors: readonly number[],
  check: (typed: Readonly<Record<Command, Typed>>, major: number) => void,
): void {
  for (const major of majors) {
    testBeside(NEEDS, `on Node ${major}`, async () => check(await typedOn(major), major), TIMEOUT);
  }
}

/** Returns what a command that succeeds with no other lines on stderr than these printed. */
function withoutWarnings({ status, stdout, stderr }: Typed, known: readonly unknown[] = []): string {
  expect({ status, warnings: foreignLines(stderr) }).toEqual({ status: 0, warnings: known });
  return stdout;
}

const machines = new Map<number, Promise<Readonly<Record<Command, Typed>>>>();

/** Types all commands on a new machine with this Node, once. */
function typedOn(major: number): Promise<Readonly<Record<Command, Typed>>> {
  const machine = machines.get(major) ?? typeAll(major);
  machines.set(major, machine);
  return machine;
}

async function typeAll(major: number): Promise<Readonly<Record<Command, Typed>>> {
  const folder = mkdtempSync(join(tmpdir(), `vpc2vnet-node-${major}-`));
  try {
    const names = (Object.keys(COMMANDS) as Command[]).filter((name) => name !== 'tests' || major === RECOMMENDED);
    for (const name of names) writeFileSync(join(folder, name), COMMANDS[name]);
    const script = [
      `git clone --quiet '${ROOT}' .`,
      `for name in ${names.join(' ')}; do`,
      `  sh "${folder}/$name" >"${folder}/$name.stdout" 2>"${folder}/$name.stderr"; echo $? >"${folder}/$name.status"`,
      'done',
    ].join('\n');
    await run(join(ROOT, '.ci/bare-path'), [String(major), 'sh', '-c', script]);
    return Object.fromEntries(names.map((name) => [name, read(folder, name)])) as Readonly<Record<Command, Typed>>;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function read(folder: string, name: Command): Typed {
  const text = (what: string): string => readFileSync(join(folder, `${name}.${what}`), 'utf8');
  return { status: Number(text('status')), stdout: text('stdout'), stderr: text('stderr') };
}

function run(file: string, args: readonly string[]): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(file, args, { env: newcomersEnvironment(), stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', failed);
    child.on('close', (status) => (status === 0 ? done() : failed(new Error(`${file} ended with ${status}`))));
  });
}

/** npm advertises its newer version on stderr, which is not a warning. */
function withoutNotices(stderr: string): string {
  return stderr.replaceAll(/^npm notice.*$/gm, '');
}

/** This process's environment without what CI, npm and jest add, with npm's cache of packages. */
function newcomersEnvironment(): NodeJS.ProcessEnv {
  const added = /^(CI$|npm_|JEST_|NODE_ENV$|NODE_OPTIONS$|NODE_NO_WARNINGS$|VPC2VNET_|AWS_|ARM_|TF_)/i;
  const kept = Object.entries(process.env).filter(([name]) => !added.test(name));
  const cache = execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim();
  return { ...Object.fromEntries(kept), npm_config_cache: cache };
}
