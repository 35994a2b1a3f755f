import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../cache-dir.edge';
import { dependenciesOf, keepPackages, newestEntry } from '../debian-packages.edge';
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
  const packageName = imagePackage();
  keepPackages([packageName], join(cache, packageName));
  const fetched = newestIn(cache);
  if (!fetched) throw new LabError(`${META_PACKAGE} has no kernel image inside`);
  return fetched;
}

/** The versioned package behind the meta package; the cloud flavor does not serve, as it has no 9p. */
function imagePackage(): string {
  const name = dependenciesOf(META_PACKAGE).find((dependency) => dependency.startsWith('linux-image-'));
  if (!name) throw new LabError(`${META_PACKAGE} names no kernel; run apt-get update`);
  return name;
}

function newestIn(cache: string): Kernel | undefined {
  const name = newestEntry(cache, 'linux-image-');
  if (!name) return undefined;
  const root = join(cache, name);
  const release = readdirSync(join(root, 'lib/modules'))[0] ?? '';
  const image = join(root, 'boot', `vmlinuz-${release}`);
  return existsSync(image) ? { release, image, modules: join(root, 'lib/modules', release) } : undefined;
}
