const { readFileSync } = require('node:fs');

/** What `ts-node` reads from tsconfig.json, without TypeScript: to load that takes half a second in the lab's guest. */
const OPTIONS = {
  jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
  module: { type: 'commonjs' },
};

/** Returns what a source of the repository is as a module of CommonJS. */
const compile = (source, filename) => require('@swc/core').transformSync(source, { ...OPTIONS, filename }).code;

require.extensions['.ts'] = (module, path) => module._compile(compile(readFileSync(path, 'utf8'), path), path);

module.exports = { OPTIONS, compile };
