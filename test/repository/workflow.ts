import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A row of `.ci/stages.json`. */
export interface Stage {
  readonly about: string;
  /** The npm script that runs the stage's checks or tests, of what is installed already. */
  readonly script: string;
  /** Whether the stage runs only when it is asked for by name. @default false */
  readonly asked?: boolean;
  /** Commands that run before all tests. */
  readonly first?: readonly string[];
  /** Commands that run when everything is built. */
  readonly built?: readonly string[];
  /** Folders and files with the stage's tests; of several stages that cover a file, the longest path has it. */
  readonly tests: readonly string[];
  readonly debian: readonly string[];
  readonly python: readonly string[];
  /** Keys of the table's `builds`. */
  readonly builds: readonly string[];
  /** Folders that the workflow keeps between runs, beside npm's. */
  readonly cache: readonly string[];
  /** The image in which the workflow runs the stage, where a user on the runner's own system does not serve. */
  readonly container?: string;
  /** Seconds on two processors, installation included. */
  readonly budgetSeconds: number;
}

interface Build {
  readonly command: string;
  /** Built by Go. @default false */
  readonly go?: boolean;
  /** Files that decide what is built. */
  readonly sources: readonly string[];
}

interface Table {
  readonly STAGES: Readonly<Record<string, Stage>>;
  readonly BUILDS: Readonly<Record<string, Build>>;
  /** Returns the stages of a test file: one, unless the table is wrong. */
  readonly stagesOf: (file: string) => readonly string[];
  /** Returns all files of tests, as paths in the repository. */
  readonly testFiles: () => readonly string[];
}

export const { STAGES, BUILDS, stagesOf, testFiles } = createRequire(__filename)(
  join(__dirname, '../../.ci/stages'),
) as Table;

/**
 * Actions by the commit of their release; the version is for people and for the bot that renews both.
 * examples/pipeline/link.yml names the first two as well.
 */
const ACTIONS = {
  checkout: 'actions/checkout@1af3b93b6815bc44a9784bd300feb67ff0d1eeb3 # v6.0.0',
  node: 'actions/setup-node@2028fbc5c25fe9cf00d9f06a71cc4710d4507903 # v6.0.0',
  go: 'actions/setup-go@4dc6199c7b1a012772edbd06daecab0f50c9053c # v6.1.0',
  cache: 'actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0',
} as const;

/** `.github/workflows/ci.yml`: a job for each stage that runs by default, by `.ci/run STAGE`. */
export function workflow(): string {
  return [...HEAD, ...ON_EACH_CHANGE, SETTINGS, jobs(({ asked }) => asked !== true)].join('\n');
}

/** `.github/workflows/release.yml`: the stages that run when a person asks, and for a tag. */
export function releaseWorkflow(): string {
  return [
    ...HEAD.map((line) => line.replace('CI', 'Release')),
    ...WHEN_ASKED,
    SETTINGS,
    jobs(({ asked }) => asked === true),
  ].join('\n');
}

function jobs(chosen: (stage: Stage) => boolean): string {
  return Object.entries(STAGES)
    .filter(([, stage]) => chosen(stage))
    .map(([name, stage]) => job(name, stage))
    .join('\n');
}

const HEAD = ['# Generated from .ci/stages.json by `npm run generate`.', 'name: CI'];

const ON_EACH_CHANGE = ['on:', '  push:', '    branches: [main]', '  pull_request:'];
const WHEN_ASKED = ['on:', '  workflow_dispatch:', '  push:', "    tags: ['v*']"];

const SETTINGS = `permissions:
  contents: read
concurrency:
  # A newer commit of a pull request supersedes the run of the one before; each commit of main keeps its own.
  group: \${{ github.workflow }}-\${{ github.event.pull_request.number || github.sha }}
  cancel-in-progress: true
env:
  VPC2VNET_BUILDS: /tmp/vpc2vnet-builds
jobs:`;

function job(name: string, stage: Stage): string {
  const lines = [
    `  ${name}:`,
    `    name: ${name}`,
    '    runs-on: ubuntu-24.04',
    // Twice the budget: the budget is without an installation from an empty cache.
    `    timeout-minutes: ${Math.ceil((2 * stage.budgetSeconds) / 60)}`,
    ...container(stage),
    '    steps:',
    ...(stage.container === undefined ? [] : GIT_IN_CONTAINER),
    `      - uses: ${ACTIONS.checkout}`,
    '        with:',
    '          persist-credentials: false',
    // One scanner reads the whole history.
    ...(stage.asked === true ? ['          fetch-depth: 0'] : []),
    `      - uses: ${ACTIONS.node}`,
    '        with:',
    '          node-version: 24',
    '          cache: npm',
    ...(needsGo(stage) ? SETUP_GO : []),
    ...cache(name, stage),
    `      - run: .ci/run ${name}`,
    '',
  ];
  return lines.join('\n');
}

/**
 * In a container the stage is root, as some tests must be, on the Debian whose packages the lab uses: Ubuntu's archive
 * lacks its kernel. A privileged one may mount, and has the runner's `/dev/kvm`.
 */
function container({ container: image }: Stage): readonly string[] {
  return image === undefined ? [] : ['    container:', `      image: ${image}`, '      options: --privileged'];
}

const GIT_IN_CONTAINER = [
  '      - name: git, without which there is no checkout with a history',
  '        run: |',
  '          apt-get -q update',
  '          apt-get -qy install --no-install-recommends ca-certificates git',
  '          git config --global --add safe.directory "$GITHUB_WORKSPACE"',
];

function needsGo({ builds }: Stage): boolean {
  return builds.some((build) => BUILDS[build]?.go === true);
}

const SETUP_GO = [
  `      - uses: ${ACTIONS.go}`,
  '        with:',
  "          go-version: '1.26'",
  '          cache: false',
];

function cache(name: string, { cache: paths, builds }: Stage): readonly string[] {
  if (paths.length === 0) return [];
  const sources = new Set(['.ci/stages.json', ...builds.flatMap((build) => BUILDS[build]?.sources ?? [])]);
  return [
    `      - uses: ${ACTIONS.cache}`,
    '        with:',
    '          path: |',
    ...paths.map((path) => `            ${path}`),
    `          key: ${name}-\${{ hashFiles(${[...sources].map((path) => `'${path}'`).join(', ')}) }}`,
  ];
}
