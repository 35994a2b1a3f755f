import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { KERNEL_BUILD, requirementsOf } from '../../lib/lab/machine/requirements';
import { dockerfile } from './devcontainer';
import { requirements } from './requirements';
import { BUILDS, releaseWorkflow, STAGES, stagesOf, testFiles, workflow } from './workflow';

const ROOT = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: Readonly<Record<string, string>> };
const stages = Object.entries(STAGES);

/** Packages of the lab's tests that no lab of a user needs. */
const FOR_TESTS_OF_THE_LAB: Readonly<Record<string, string>> = {
  apparmor: 'one test enforces the profiles of the daemons',
  'libcharon-extra-plugins': 'the router installs it, and the tests boot the same daemons',
};

describe('the table of stages', () => {
  test('has each test file in exactly one stage', () => {
    const wrong = testFiles().filter((file) => stagesOf(file).length !== 1);
    expect(wrong).toEqual([]);
  });

  test('is what jest runs', () => {
    const listed = execFileSync('npx', ['jest', '--selectProjects', 'tools', 'lab', '--listTests', '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    const files = (JSON.parse(listed) as readonly string[]).map((file) => relative(ROOT, file));
    const expected = testFiles().filter((file) => ['tools', 'lab'].includes(stagesOf(file)[0] ?? ''));
    expect([...files].sort()).toEqual(expected);
  });

  test.each(stages)('%s: names only paths that exist', (_, { tests }) => {
    expect(tests.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  test.each(stages.filter(([, { tests }]) => tests.length > 0))(
    '%s: is what its npm script runs',
    (name, { script }) => {
      expect(scripts[script]).toBe(`jest --selectProjects ${name}`);
    },
  );

  test.each(stages)('%s: pins the version of each package from a registry', (_, { python }) => {
    expect(python.filter((name) => !/^[\w[\],-]+==\d+(\.\d+)+$/.test(name))).toEqual([]);
  });

  test.each(stages)('%s: names only builds of the table', (_, { builds }) => {
    expect(builds.filter((name) => BUILDS[name] === undefined)).toEqual([]);
  });
});

describe('the stage unit', () => {
  test('needs nothing but Node and git', () => {
    const needs = requirements().filter(({ files }) => files.some((file) => stagesOf(file).includes('unit')));
    expect(needs.map(({ what }) => what)).toEqual(['the command `git`']);
  });
});

describe('the stage lab', () => {
  test('installs what the lab asks of a machine, and what is named for its tests', () => {
    const run = requirementsOf('vm', ['cloud-init', 'captures', 'scripted peer']);
    const own = [...run, ...KERNEL_BUILD].map(({ package: name }) => name).filter((name) => name !== 'apt');
    expect(STAGES['lab']?.debian).toEqual([...new Set([...own, ...Object.keys(FOR_TESTS_OF_THE_LAB)])].sort());
  });
});

describe.each([
  ['ci.yml', workflow(), false],
  ['release.yml', releaseWorkflow(), true],
])('the workflow %s', (file, content, asked) => {
  const text = read(`.github/workflows/${file}`);
  const { jobs } = parse(text) as {
    readonly jobs: Readonly<Record<string, { readonly steps: readonly { readonly run?: string }[] }>>;
  };

  test('is what the table gives', () => {
    expect(text).toBe(content);
  });

  test('has a job for each of its stages', () => {
    const own = stages.filter(([, stage]) => (stage.asked === true) === asked).map(([name]) => name);
    expect(Object.keys(jobs)).toEqual(own);
  });

  test.each(Object.entries(jobs))('%s: runs its stage by the same command as a person', (name, { steps }) => {
    expect(steps.at(-1)?.run).toBe(`.ci/run ${name}`);
  });
});

describe('the development container', () => {
  test('is what the table gives', () => {
    expect(read('.devcontainer/Dockerfile')).toBe(dockerfile());
  });

  test("has the lab's packages", () => {
    const lines = read('.devcontainer/Dockerfile').split('\n');
    expect(STAGES['lab']?.debian.filter((name) => !lines.includes(`    ${name} \\`))).toEqual([]);
  });
});
