import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../cache-dir.edge';
import { LabError } from '../../lab-error';

/** An unpacked kernel: its image and the folder which holds `lib/modules/<release>`. */
export interface Kernel {
  readonly release: string;
  readonly image: string;
  readonly modules: string;
}

const META_PACKAGE = 'linux-image-amd64';

/**
 * Debian's stock kernel, fetched once with apt and unpacked into the user's cache; needs no root.
 * @throws LabError when apt does not have the package, or it contains no kernel image
 */
export function stockKernel(log: (line: string) => void): Kernel {
  const cache = cacheDir('kernel');
  const cached = newestIn(cache);
  if (cached) return cached;
  log(`fetching Debian's ${META_PACKAGE} (about 70 MB, once)`);
  const temporary = mkdtempSync(join(cache, '.fetch-'));
  try {
    const packageName = imagePackage();
    execFileSync('apt-get', ['download', '-q', packageName], { cwd: temporary, stdio: 'pipe' });
    const deb = readdirSync(temporary).find((file) => file.endsWith('.deb'));
    if (!deb) throw new LabError(`apt-get download ${packageName} gave no package; run apt-get update`);
    execFileSync('dpkg', ['-x', join(temporary, deb), join(temporary, 'root')], { stdio: 'pipe' });
    keep(join(temporary, 'root'), join(cache, packageName));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  const fetched = newestIn(cache);
  if (!fetched) throw new LabError(`${META_PACKAGE} has no kernel image inside`);
  return fetched;
}

/** Another run may have been faster: its files are the same. */
function keep(folder: string, target: string): void {
  try {
    renameSync(folder, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  }
}

/** The versioned package behind the meta package; the cloud flavor does not serve, as it has no 9p. */
function imagePackage(): string {
  let depends: string;
  try {
    depends = execFileSync('apt-cache', ['depends', META_PACKAGE], { encoding: 'utf8', stdio: 'pipe' });
  } catch {
    throw new LabError(
      `no package ${META_PACKAGE} is known to apt; run apt-get update, or use Debian or Ubuntu on amd64`,
    );
  }
  const name = /Depends: (linux-image-\S+)/.exec(depends)?.[1];
  if (!name) throw new LabError(`${META_PACKAGE} names no kernel; run apt-get update`);
  return name;
}

function newestIn(cache: string): Kernel | undefined {
  const name = readdirSync(cache)
    .filter((entry) => entry.startsWith('linux-image-'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
  if (!name) return undefined;
  const root = join(cache, name);
  const release = readdirSync(join(root, 'lib/modules'))[0] ?? '';
  const image = join(root, 'boot', `vmlinuz-${release}`);
  return existsSync(image) ? { release, image, modules: join(root, 'lib/modules', release) } : undefined;
}
