const { STAGES, testMatch } = require('./.ci/stages');

/** What all stages of tests have in common. @type {import('jest').Config} */
const COMMON = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  // Each file of tests runs in an empty folder.
  setupFilesAfterEnv: ['<rootDir>/test/own-folder.ts', '<rootDir>/test/spare-time.ts'],
  // The examples import the package by its name.
  moduleNameMapper: { '^vpc2vnet/(aws|azure)$': '<rootDir>/lib/constructs/$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};

/** In CI the tests of `unit` have the programs of a plain machine only: what needs another one belongs to another stage. */
const onPlainMachine = (stage) =>
  stage === 'unit' && process.env.CI && process.platform === 'linux'
    ? { testEnvironment: '<rootDir>/test/plain-machine.ts' }
    : {};

/** @type {import('jest').Config} */
module.exports = {
  // Much of the tests is waiting; jest would leave one processor out.
  maxWorkers: '100%',
  // Labs: most of their time is waiting, but each has two emulated processors.
  maxConcurrency: 3,
  reporters: ['default', '<rootDir>/.ci/skipped-reporter.js'],
  testSequencer: '<rootDir>/.ci/sequencer.js',
  // `--selectProjects STAGE` runs the tests of a stage; without it, all stages run but those that must be asked for.
  projects: Object.entries(STAGES)
    .filter(([stage, { tests, asked }]) => tests.length > 0 && (asked !== true || process.argv.includes(stage)))
    .map(([stage]) => ({ ...COMMON, displayName: stage, testMatch: testMatch(stage), ...onPlainMachine(stage) })),
};
