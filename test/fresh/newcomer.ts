import { join } from 'node:path';
import { testBeside, type Need } from '../fixtures/needs';
import { README, shellBlocks } from '../fixtures/readme';
import { typeOnNewMachine, withoutNotices, withoutWarnings, type Typed } from './new-machine';

const ROOT = join(__dirname, '../..');

/** Some minutes on two idle cores, several times that beside other work. */
const TIMEOUT = 15 * 60_000;

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
} as const;
type Command = keyof typeof COMMANDS;

/** What Node 26 prints about a library inside cdktf-cli's one file, which asks whether there is a `localStorage`. */
const LOCAL_STORAGE = [
  expect.stringMatching(/^\(node:\d+\) ExperimentalWarning: localStorage is not available/),
  '(Use `node --trace-warnings ...` to show where the warning was created)',
];

const MACHINE = 'with npm, git and a shell, but no compiler and no Python';

/** Tests of what a newcomer types, on a new machine for each of these Nodes. */
export function describeNewcomer(needs: readonly Need[], majors: readonly number[]): void {
  describe(`${MACHINE}, README's first command installs and renders the example without a warning`, () => {
    each(needs, majors, ({ programs, first, rendered }, major) => {
      expect(programs.stdout).toMatch(new RegExp(`^v${major}\\.\\d+\\.\\d+\\n$`));
      expect(withoutWarnings(withoutNotices(first))).toBe(first.stdout);
      expect(first.stdout).toContain('Not run in the lab: the lab needs ');
      expect(rendered.stdout).toContain('main.bicep');
    });
  });

  describe(`${MACHINE}, the other commands that need no cloud run without a warning`, () => {
    each(needs, majors, ({ synth, emit, handoff, help }) => {
      for (const typed of [synth, emit, handoff, help]) expect(withoutWarnings(typed)).not.toBe('');
    });
  });

  describe(`${MACHINE}, npx cdk synth prints the first template without a warning`, () => {
    each(needs, majors, ({ cdk }) => {
      expect(withoutWarnings(cdk)).toContain('Type: AWS::EC2::VPC');
    });
  });

  describe(`${MACHINE}, npx cdktf synth writes the Azure side with no warning but Node 26's known one`, () => {
    each(needs, majors, ({ cdktf }, major) => {
      expect(withoutWarnings(cdktf, major === 26 ? LOCAL_STORAGE : [])).toContain(
        'Generated Terraform code for the stacks:',
      );
    });
  });
}

/** A test for each Node; they run beside each other, since an installation keeps one processor busy. */
function each(
  needs: readonly Need[],
  majors: readonly number[],
  check: (typed: Readonly<Record<Command, Typed>>, major: number) => void,
): void {
  for (const major of majors) {
    testBeside(needs, `on Node ${major}`, async () => check(await typedOn(major), major), TIMEOUT);
  }
}

const machines = new Map<number, Promise<Readonly<Record<Command, Typed>>>>();

/** Types all commands on a new machine with this Node, once. */
function typedOn(major: number): Promise<Readonly<Record<Command, Typed>>> {
  const machine = machines.get(major) ?? typeAll(major);
  machines.set(major, machine);
  return machine;
}

function typeAll(major: number): Promise<Readonly<Record<Command, Typed>>> {
  return typeOnNewMachine<Command>(major, [`git clone --quiet '${ROOT}' .`], COMMANDS);
}
