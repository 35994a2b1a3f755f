const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { compile, OPTIONS } = require('../../../bin/load-sources.js');

/**
 * Compiles the sources as they are loaded, as ts-node does, and keeps the result by the digest of the source: ts-node takes
 * 0.8 s in each of the hundreds of processes that these tests start.
 */
const FOLDER = join(__dirname, '../../../node_modules/.cache/compiled-for-tests');
const SETTINGS = JSON.stringify(OPTIONS);

require.extensions['.ts'] = (module, path) => module._compile(compiled(readFileSync(path, 'utf8'), path), path);

// As the command starts.
require('../../../bin/quick-start.edge.ts').startQuickly();

function compiled(source, path) {
  const file = join(FOLDER, `${createHash('sha256').update(SETTINGS).update(source).digest('hex')}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const code = compile(source, path);
    mkdirSync(FOLDER, { recursive: true });
    // Renamed, since processes beside this one read it.
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
    return code;
  }
}
