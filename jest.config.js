/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  // Labs: most of their time is waiting, but each has two emulated processors.
  maxConcurrency: 3,
  testMatch: ['**/*.test.ts'],
  // Each file of tests runs in an empty folder.
  setupFilesAfterEnv: ['<rootDir>/test/own-folder.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
};
