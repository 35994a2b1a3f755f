import { join } from 'node:path';

/** Returns the path of a link's lock file. */
export function lockFile(directory: string, link: string): string {
  return join(directory, '.vpc2vnet', `${link}.lock`);
}
