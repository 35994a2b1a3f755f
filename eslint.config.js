const { builtinModules } = require('node:module');
const tseslint = require('typescript-eslint');

/** Modules that touch the file system, the console, the environment or processes; nothing else of lib and stacks may. */
const EDGES = '**/*.edge.ts';

/** Node's modules that only compute. Every other one reaches the machine, so that a new one is refused until it is listed. */
const PURE_MODULES = ['crypto', 'path', 'url', 'util', 'zlib'];
const MACHINE_MODULES = builtinModules
  .filter((name) => !PURE_MODULES.includes(name))
  .flatMap((name) => (name.startsWith('node:') ? [name] : [name, `node:${name}`]));

/** Has its own toolkits' types, and is no part of the program that tsconfig.json describes. */
const STOCK_APPS = 'test/bench/stock-*/**';

module.exports = tseslint.config(
  { ignores: ['node_modules', 'cdk.out', 'cdktf.out', 'dist', 'preview', 'router', 'coverage', 'examples'] },
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
    // These rules know the types, which takes most of the time of a run. With --cache a file is checked again only when
    // it changes itself, though a type that it imports may have changed; CI has no cache.
    files: ['**/*.ts'],
    ignores: [STOCK_APPS],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: __dirname } },
    rules: {
      // A promise that nobody awaits loses its error, and its work outlives the step that started it.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      // reportFailure and every catch read `message` and `stack`.
      '@typescript-eslint/only-throw-error': 'error',
      // A new member of a union shows every place that has to decide about it.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
    },
  },
  {
    // `any` comes in unwritten, too: from JSON.parse, from untyped packages. Tests read templates as they are.
    files: ['bin/**/*.ts', 'lib/**/*.ts', 'stacks/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'error',
      '@typescript-eslint/no-unsafe-assignment': 'error',
      '@typescript-eslint/no-unsafe-call': 'error',
      '@typescript-eslint/no-unsafe-member-access': 'error',
      '@typescript-eslint/no-unsafe-return': 'error',
    },
  },
  {
    files: ['lib/**/*.ts', 'stacks/**/*.ts'],
    ignores: [EDGES],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': ['error', 'process'],
      'no-restricted-imports': ['error', { paths: MACHINE_MODULES }],
      // The rule above does not see `import()`.
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression', message: 'only an edge module loads modules at run time' },
      ],
    },
  },
  { files: ['**/*.js'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
