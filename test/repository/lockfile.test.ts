import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** What an entry of the lockfile says of a package. */
interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly inBundle?: boolean;
  readonly hasInstallScript?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const PACKAGES = Object.entries(
  (JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, LockedPackage> })
    .packages,
);

/** Packages with an install script, and why they work although it does not run. */
const WORKS_WITHOUT_SCRIPT: Readonly<Record<string, string>> = {
  '@parcel/watcher': 'a compiled build per platform is an optional package; jest uses it only with --watch',
  '@swc/core': 'a compiled build per platform is an optional package; the script only looks whether it loads',
};

/** Packages whose optional builds are not for every platform, and why none is needed elsewhere. */
const PARTIAL_BUILDS: Readonly<Record<string, string>> = {
  chokidar: 'fsevents is an accelerator on macOS, shipped compiled',
};

const PLATFORMS = ['linux', 'darwin', 'win32'].flatMap((os) => ['x64', 'arm64'].map((cpu) => ({ os, cpu })));

describe('an installation from the lockfile compiles nothing:', () => {
  test('each package with an install script is known to work without it', () => {
    const scripted = PACKAGES.filter(([, { hasInstallScript }]) => hasInstallScript === true).map(([at]) => nameAt(at));
    expect([...new Set(scripted)].sort()).toEqual(Object.keys(WORKS_WITHOUT_SCRIPT).sort());
  });

  test('each package has a hash, so that npm rejects a changed one', () => {
    const without = PACKAGES.filter(([at, { integrity, inBundle }]) => at !== '' && inBundle !== true && !integrity);
    expect(without.map(([at]) => at)).toEqual([]);
  });

  test('npm runs no install script', () => {
    expect(readFileSync(join(ROOT, '.npmrc'), 'utf8').split('\n')).toContain('ignore-scripts=true');
  });

  describe.each(PLATFORMS)('on $os, $cpu,', ({ os, cpu }) => {
    test('each package with compiled builds has one', () => {
      const without = PACKAGES.map(([at, { optionalDependencies }]) => ({
        name: nameAt(at),
        builds: Object.keys(optionalDependencies ?? {})
          .map((name) => resolve(at, name))
          .filter((build) => build?.os !== undefined),
      }))
        .filter(({ name, builds }) => builds.length > 0 && PARTIAL_BUILDS[name] === undefined)
        .filter(({ builds }) => !builds.some((build) => serves(build, os, cpu)))
        .map(({ name }) => name);

      expect(without).toEqual([]);
    });
  });

  test('the builds of the terminal that cdktf-cli opens are among them', () => {
    const pty = PACKAGES.find(([at]) => at === 'node_modules/@cdktf/node-pty-prebuilt-multiarch')?.[1];
    expect(Object.keys(pty?.optionalDependencies ?? {})).toHaveLength(PLATFORMS.length);
  });
});

function nameAt(at: string): string {
  return at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Returns the package that a dependency's name leads to, as Node looks it up from a package's folder. */
function resolve(from: string, name: string): LockedPackage | undefined {
  const within = from === '' ? '' : `${from}/`;
  const found = PACKAGES.find(([at]) => at === `${within}node_modules/${name}`)?.[1];
  if (found !== undefined || from === '') return found;
  return resolve(from.slice(0, Math.max(from.lastIndexOf('/node_modules/'), 0)), name);
}

/** Whether a build is for a platform; on Linux for glibc, which each of the supported Node releases is built for. */
function serves(build: LockedPackage | undefined, os: string, cpu: string): boolean {
  if (build === undefined) return false;
  const libc = os !== 'linux' || build.libc === undefined || build.libc.includes('glibc');
  return libc && build.os?.includes(os) === true && build.cpu?.includes(cpu) === true;
}
