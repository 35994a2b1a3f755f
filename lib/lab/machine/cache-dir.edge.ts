import { mkdirSync } from 'node:fs';
import { cachePath } from '../../base/cache-path.edge';

/** Returns {@link cachePath} of a folder, which is created. */
export function cacheDir(name: string): string {
  const dir = cachePath(name);
  mkdirSync(dir, { recursive: true });
  return dir;
}
