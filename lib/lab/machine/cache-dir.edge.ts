import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A folder of this user for what is fetched once: `$XDG_CACHE_HOME/vpc2vnet/<name>`. */
export function cacheDir(name: string): string {
  const base = process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  const dir = join(base, 'vpc2vnet', name);
  mkdirSync(dir, { recursive: true });
  return dir;
}
