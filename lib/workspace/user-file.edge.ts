import { readFileSync, statSync } from 'node:fs';
import { UserError } from '../base/user-error';

/** A larger file is an error: a real one has a few kilobytes, and the parser takes minutes for a megabyte of brackets. */
const LARGEST_CONFIG_BYTES = 131_072;

/**
 * Returns the content of a file that the user named.
 * @throws UserError when it does not exist, is not a file, or has more than 128 KiB.
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
