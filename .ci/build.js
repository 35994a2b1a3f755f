/**
 * Compiles what the package has into `dist`: `npm run build`. `prepack` calls it, so that a tarball never has the
 * output of an earlier state of the sources.
 */
const { spawnSync } = require('node:child_process');
const { cpSync, readdirSync, rmSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const DIST = join(ROOT, 'dist');

/** What modules read beside themselves. Sources are compiled, and pages are for readers of the repository. */
const ASSET = /^lib\/(?!.*__pycache__).*(?<!\.(ts|md))$/;

/** What `init` writes a copy of. */
const COPIED = ['examples/pipeline/link.yml'];

rmSync(DIST, { recursive: true, force: true });
const compiler = require.resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', join(__dirname, 'tsconfig.build.json')], {
  cwd: ROOT,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
for (const path of COPIED) cpSync(join(ROOT, path), join(DIST, path));
for (const entry of readdirSync(join(ROOT, 'lib'), { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name)
    .slice(ROOT.length + 1)
    .replaceAll('\\', '/');
  if (entry.isFile() && ASSET.test(path)) cpSync(join(ROOT, path), join(DIST, path));
}
