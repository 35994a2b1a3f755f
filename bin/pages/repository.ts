import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Returns a path of the repository as an absolute one. */
export function inRepository(path: string): string {
  return join(__dirname, '../..', path);
}

/** Returns the content of a file of the repository. */
export function readRepository(path: string): string {
  return readFileSync(inRepository(path), 'utf8').replaceAll('\r\n', '\n');
}
