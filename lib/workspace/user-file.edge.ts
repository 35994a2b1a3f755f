import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../base/user-error';

/** A file larger than this many bytes is refused; a real one has a few kilobytes. */
const LARGEST_CONFIG_BYTES = 1_048_576;

/**
 * The text of a file that the user named.
 * @throws UserError when it is not there, no file, or too large to be meant.
 */
export function readUserFile(path: string, remedy: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UserError([`${path} does not exist; ${remedy}`]);
  if (!stat.isFile()) throw new UserError([`${path} is not a file; ${remedy}`]);
  if (stat.size > LARGEST_CONFIG_BYTES) {
    throw new UserError([`${path} has ${stat.size} bytes, more than the ${LARGEST_CONFIG_BYTES} allowed; ${remedy}`]);
  }
  return readFileSync(path, 'utf8');
}
