import { cpSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { cacheDir } from './cache-dir.edge';
import { candidateVersion, dependenciesOf, keepPackages, missingPackages, newestEntry } from './debian-packages.edge';

const PACKAGE = 'libreswan';

/** Folder of the cache, with a folder for each version. */
export const LIBRESWAN_CACHE = 'libreswan';

/** What the lab uses of the packages: the daemon with its helpers, and what creates its database of certificates. */
const PROGRAMS = [
  'usr/libexec/ipsec/pluto',
  'usr/libexec/ipsec/addconn',
  'usr/libexec/ipsec/whack',
  'usr/bin/certutil',
];

/**
 * Folder with libreswan's programs in `bin`, and the libraries that this host does not have in `lib`. Debian's package
 * conflicts with strongSwan's and cannot be installed beside it: apt fetches it once, into the user's cache, without
 * root.
 * @throws LabError when apt does not have the packages
 */
export function libreswanFolder(log: (line: string) => void): string {
  const cache = cacheDir(LIBRESWAN_CACHE);
  const cached = newestEntry(cache, `${PACKAGE}-`);
  if (cached !== undefined) return join(cache, cached);
  log(`fetching Debian's package ${PACKAGE} and its libraries (about 5 MB, once)`);
  const target = join(cache, `${PACKAGE}-${candidateVersion(PACKAGE)}`);
  const libraries = dependenciesOf(PACKAGE).filter((name) => name.startsWith('lib'));
  const missing = missingPackages(libraries).filter((name) => name.startsWith('lib') && !name.endsWith('-dev'));
  keepPackages([PACKAGE, ...missing], target, arrange);
  return target;
}

function arrange(root: string): string {
  const kept = join(root, 'kept');
  mkdirSync(join(kept, 'bin'), { recursive: true });
  for (const program of PROGRAMS) {
    // A package that this host has is not fetched.
    const from = [root, '/'].map((folder) => join(folder, program)).find((path) => existsSync(path));
    if (from !== undefined) cpSync(from, join(kept, 'bin', basename(program)));
  }
  for (const folder of [join(root, 'lib'), join(root, 'usr/lib')].filter((path) => existsSync(path))) {
    for (const triplet of readdirSync(folder).filter((name) => name.endsWith('-linux-gnu'))) {
      cpSync(join(folder, triplet), join(kept, 'lib'), { recursive: true, verbatimSymlinks: true });
    }
  }
  return kept;
}
