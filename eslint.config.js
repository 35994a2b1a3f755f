const tseslint = require('typescript-eslint');

/** Only these modules may touch the file system, the console, the environment or processes. */
const EDGES = ['bin/**', '**/*.edge.ts', 'test/**', '*.js', 'lib/lab/**/*.edge.ts'];

module.exports = tseslint.config(
  { ignores: ['node_modules', 'cdk.out', 'cdktf.out', 'preview', 'router', 'coverage', 'examples'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['lib/**/*.ts', 'stacks/**/*.ts'],
    ignores: EDGES,
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', 'process'],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            'fs',
            'node:fs',
            'node:fs/promises',
            'child_process',
            'node:child_process',
            'node:process',
            'node:os',
            'node:net',
            'node:http',
          ],
        },
      ],
    },
  },
  { files: ['**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
