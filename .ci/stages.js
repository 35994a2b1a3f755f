/**
 * The stages of CI, read from stages.json, for jest, for `.ci/run` and for the generator of the workflow.
 * `.ci/run` calls this file before any package is installed, so that it is plain JavaScript without dependencies.
 */
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { stages: TABLE, builds: BUILDS } = require('./stages.json');

/** What a stage installs or keeps, by the key of the table. */
const INSTALLED = ['debian', 'python', 'builds', 'cache'];
const STAGES = Object.fromEntries(Object.entries(TABLE).map(([name, stage]) => [name, withInstalls(stage)]));

const ROOT = join(__dirname, '..');

/** Returns whether a stage's path is this file or a folder around it. */
const covers = (path, file) => file === path || file.startsWith(`${path}/`);

/** Returns the stages whose path is the longest one that covers a file; a table without mistakes gives one. */
function stagesOf(file) {
  const claims = Object.entries(STAGES).flatMap(([stage, { tests }]) =>
    tests.filter((path) => covers(path, file)).map((path) => ({ stage, length: path.length })),
  );
  const longest = Math.max(...claims.map(({ length }) => length));
  return claims.filter(({ length }) => length === longest).map(({ stage }) => stage);
}

/** Returns a stage with what the stages install that it names, before its own. */
function withInstalls({ installsOf = [], ...stage }) {
  const all = [...installsOf.map((name) => TABLE[name]), stage];
  const joined = (key) => [...new Set(all.flatMap((each) => each[key]))];
  return { ...stage, ...Object.fromEntries(INSTALLED.map((key) => [key, joined(key)])) };
}

/** Returns all test files, as paths in the repository. */
function testFiles() {
  return readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => `test/${path.replaceAll('\\', '/')}`)
    .sort();
}

/** Returns the globs of a stage's tests: its own paths, less longer ones of other stages. */
function testMatch(stage) {
  const others = Object.entries(STAGES).flatMap(([name, { tests }]) => (name === stage ? [] : tests));
  const own = STAGES[stage].tests;
  const taken = others.filter((other) => own.some((path) => covers(path, other)));
  return [...own.map(glob), ...taken.map((path) => `!${glob(path)}`)];
}

/** Returns the glob of all tests of a folder, or of one file. */
function glob(path) {
  const root = ROOT.replaceAll('\\', '/').replaceAll(/[()[\]{}!*?$^+]/g, '\\$&');
  return path.endsWith('.test.ts') ? `${root}/${path}` : `${root}/${path}/**/*.test.ts`;
}

/** What `.ci/run` asks: a list over some stages, one item a line. */
const LISTS = {
  // What runs by default: a stage that is asked for by name only is not among them.
  names: () => Object.keys(STAGES).filter((name) => STAGES[name].asked !== true),
  debian: (stages) => stages.flatMap(({ debian }) => debian),
  python: (stages) => stages.flatMap(({ python }) => python),
  builds: (stages) => stages.flatMap(({ builds }) => builds),
  first: (stages) => stages.flatMap(({ first = [] }) => first),
  built: (stages) => stages.flatMap(({ built = [] }) => built),
  // Names what is built: another name when a version or a script changes.
  key: () => [keyOfBuilds()],
  tested: (_, names) => names.filter((name) => STAGES[name].tests.length > 0),
};

/** Returns a digest of how Go programs are built. */
function keyOfBuilds() {
  const builds = Object.values(BUILDS).filter(({ go }) => go === true);
  const scripts = [...new Set(builds.flatMap(({ sources }) => sources))].map((path) => readFileSync(join(ROOT, path)));
  const key = createHash('sha256').update(JSON.stringify(builds));
  for (const script of scripts) key.update(script);
  return key.digest('hex').slice(0, 12);
}

/** Returns the shell commands of builds that start at a time, one a line; the other builds start at another time. */
const commandsAt = (time, builds) =>
  builds.filter((name) => BUILDS[name].after === time).map((name) => BUILDS[name].command);

/** Returns `export NAME=VALUE` of builds, where tests look for what was built. */
const exportsOf = (builds) =>
  builds.flatMap((name) =>
    Object.entries(BUILDS[name].variable ?? {}).map(([variable, value]) => `export ${variable}="${value}"`),
  );

function print(list, names) {
  const unknown = names.filter((name) => STAGES[name] === undefined);
  if (unknown.length > 0) {
    console.error(`no stage is named ${unknown.join(', ')}; stages are ${Object.keys(STAGES).join(', ')}`);
    process.exit(2);
  }
  const chosen = names.map((name) => STAGES[name]);
  const [what, time] = list.split(':');
  const builds = [...new Set(LISTS.builds(chosen))];
  const lines =
    what === 'commands'
      ? commandsAt(time, builds)
      : what === 'exports'
        ? exportsOf(builds)
        : LISTS[what](chosen, names);
  for (const line of new Set(lines)) console.log(line);
}

module.exports = { STAGES, BUILDS, stagesOf, testFiles, testMatch };

if (require.main === module) print(process.argv[2], process.argv.slice(3));
