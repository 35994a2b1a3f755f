import { join } from 'node:path';

/** Where the lock of a link is. */
export function lockFile(directory: string, link: string): string {
  return join(directory, '.vpc2vnet', `${link}.lock`);
}
