import { homedir } from 'node:os';
import { join } from 'node:path';

/** Returns the path of a folder of this user for what is built or fetched once: `$XDG_CACHE_HOME/vpc2vnet/<name>`. */
export function cachePath(name: string): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'vpc2vnet', name);
}
