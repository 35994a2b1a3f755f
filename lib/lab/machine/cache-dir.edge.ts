import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Returns the path of a folder of this user for what is built or fetched once: `$XDG_CACHE_HOME/vpc2vnet/<name>`. */
export function cachePath(name: string): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'vpc2vnet', name);
}

/** Returns {@link cachePath} of a folder, which is created. */
export function cacheDir(name: string): string {
  const dir = cachePath(name);
  mkdirSync(dir, { recursive: true });
  return dir;
}
