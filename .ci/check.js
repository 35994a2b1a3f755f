/**
 * Runs beside each other all checks that need no test, and prints what failed: `npm run check`.
 * Caches are in node_modules/.cache, so that the next run reads changed files only.
 */
const { execFileSync, spawn, spawnSync } = require('node:child_process');
const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');

const CACHE = 'node_modules/.cache';
const TYPOS = require('./stages.json').stages.static.python[0];

const CHECKS = {
  types: `tsc --noEmit --incremental --tsBuildInfoFile ${CACHE}/tsc.tsbuildinfo`,
  lint: `eslint --cache --cache-location ${CACHE}/eslint/ .`,
  format: `prettier --check --log-level warn --cache --cache-location ${CACHE}/prettier-check .`,
  'unused code': 'knip --config .ci/knip.jsonc --cache',
  'generated files': 'npm run -s generate',
  spelling: 'typos --config .ci/typos.toml',
};

/** Returns a digest of each file that differs from the last commit. */
function changedFiles() {
  const paths = execFileSync('git', ['ls-files', '--modified', '--others', '--exclude-standard'], { encoding: 'utf8' });
  const digest = (path) =>
    existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'deleted';
  return new Map([...new Set(paths.split('\n').filter(Boolean))].map((path) => [path, digest(path)]));
}

/** Returns the files that were renewed since `before`, which were out of date. */
function renewedSince(before) {
  const after = changedFiles();
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

/** Returns how a check ended: its exit code, what it printed, and how many seconds it took. */
function run([name, command]) {
  const start = Date.now();
  return new Promise((done) => {
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('close', (status) => done({ name, status, output, seconds: Math.round((Date.now() - start) / 1000) }));
  });
}

async function main() {
  const hasTypos = spawnSync('typos', ['--version']).status === 0;
  // A contributor can do without it, since it comes from Python's registry; CI has it.
  const checks = Object.entries(CHECKS).filter(([name]) => name !== 'spelling' || hasTypos || process.env.CI);
  const before = changedFiles();
  const results = await Promise.all(checks.map(run));
  const renewed = renewedSince(before);
  for (const { name, status, output, seconds } of results) {
    const passed = status === 0 && (name !== 'generated files' || renewed.length === 0);
    console.log(`${passed ? 'passed' : 'FAILED'}: ${name} (${seconds} s)`);
    if (!passed) {
      process.exitCode = 1;
      if (output.trim() !== '') console.log(output.trimEnd());
    }
  }
  if (renewed.length > 0) console.log(`out of date, and now renewed; review and commit: ${renewed.join(', ')}`);
  if (!hasTypos) console.log(`spelling was not checked; to check it: pipx install ${TYPOS}`);
}

void main();
