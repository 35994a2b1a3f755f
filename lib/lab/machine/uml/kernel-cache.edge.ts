import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDir } from '../cache-dir.edge';
import { printKernelOptions } from './kernel-options';

const PREFIX = 'linux-';

/** Script that changes the source before it is compiled. */
export const FIXES = join(__dirname, 'fix-source.sh');
/** The script that it runs, and the folder of what that one adds. */
const QUICKENS = join(__dirname, 'quicken-source.sh');
const ADDED = join(__dirname, 'added');

/** Folder of this user with the built kernels and what a build in progress needs. */
export function kernelCache(): string {
  return cacheDir('uml');
}

/** File name of the kernel that is built from a version of the source package with the options and fixes of this release. */
export function kernelName(version: string): string {
  const added = readdirSync(ADDED)
    .sort()
    .map((file) => join(ADDED, file));
  const parts = [
    version,
    ...[FIXES, QUICKENS, ...added].map((file) => readFileSync(file, 'utf8')),
    printKernelOptions(),
  ];
  const digest = createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 12);
  return `${PREFIX}${version}-${digest}`;
}

/** Path of the newest built kernel that has the options and fixes of this release; `undefined` when none is built. */
export function builtKernel(): string | undefined {
  const cache = kernelCache();
  const name = readdirSync(cache)
    .filter((entry) => entry.startsWith(PREFIX) && entry === kernelName(versionIn(entry)))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);
  const path = name === undefined ? undefined : join(cache, name);
  return path !== undefined && existsSync(path) ? path : undefined;
}

function versionIn(name: string): string {
  return name.slice(PREFIX.length, name.lastIndexOf('-'));
}
