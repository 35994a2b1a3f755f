import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LabError } from '../lab-error';

/**
 * Downloads packages with apt, unpacks them into one folder, and moves it to `target`; needs no root.
 * @param arrange changes the unpacked files, and returns the folder to keep. @default - all files
 * @throws LabError when apt does not have a package
 */
export function keepPackages(
  names: readonly string[],
  target: string,
  arrange: (root: string) => string = (root) => root,
): void {
  const temporary = mkdtempSync(join(dirname(target), '.fetch-'));
  try {
    download(names, temporary);
    const root = join(temporary, 'root');
    const packages = readdirSync(temporary).filter((file) => file.endsWith('.deb'));
    for (const file of packages) execFileSync('dpkg', ['-x', join(temporary, file), root], { stdio: 'pipe' });
    keep(arrange(root), target);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function download(names: readonly string[], cwd: string): void {
  try {
    execFileSync('apt-get', ['download', '-q', ...names], { cwd, stdio: 'pipe' });
  } catch {
    throw new LabError(`apt-get cannot download ${names.join(', ')}; run apt-get update`);
  }
}

/** Another run may have been faster: its files are the same. */
function keep(folder: string, target: string): void {
  try {
    renameSync(folder, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

/** Packages that a package depends on: the first of each list of alternatives. @throws LabError when apt does not know it */
export function dependenciesOf(name: string): readonly string[] {
  const listing = ask('apt-cache', ['depends', name], name);
  return [...listing.matchAll(/^ *\|?Depends: (\S+)$/gm)].map(([, dependency = '']) => dependency);
}

/** The version of a package that apt would install. @throws LabError when apt does not know it */
export function candidateVersion(name: string): string {
  const version = /^Version: (\S+)$/m.exec(ask('apt-cache', ['show', '--no-all-versions', name], name))?.[1];
  return version ?? unknownPackage(name);
}

/**
 * Packages that apt would install or upgrade to have these, which include them only where they are missing.
 * @throws LabError when apt does not know one
 */
export function missingPackages(names: readonly string[]): readonly string[] {
  const options = ['--simulate', '--no-upgrade', '--no-install-recommends', 'install'];
  const listing = ask('apt-get', [...options, ...names], names.join(', '));
  return [...listing.matchAll(/^Inst (\S+) /gm)].map(([, name = '']) => name);
}

function ask(program: string, args: readonly string[], names: string): string {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    return unknownPackage(names);
  }
}

function unknownPackage(names: string): never {
  throw new LabError(`no package ${names} is known to apt; run apt-get update, or use Debian or Ubuntu on amd64`);
}

/** The newest entry of a folder whose name starts with `prefix`; `undefined` without one. */
export function newestEntry(folder: string, prefix: string): string | undefined {
  return readdirSync(folder)
    .filter((entry) => entry.startsWith(prefix))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
}
