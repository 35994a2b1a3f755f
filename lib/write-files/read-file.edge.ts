import { closeSync, constants, existsSync, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { UserError } from '../base/user-error';
import { decode } from './decode';
import { systemCode, withPath } from './system-error';

/** A config, a hand-off or a parameter file has a few kilobytes; the parser takes minutes for a megabyte of brackets. */
const LARGEST_BYTES = 131_072;

/** Outputs of all stacks of an account, or a Terraform stack. */
export const LARGEST_LONG_BYTES = 33_554_432;

/** A pipe or a device would otherwise wait for another program. */
const WITHOUT_WAITING = constants.O_RDONLY | ((constants.O_NONBLOCK as number | undefined) ?? 0);

/**
 * Returns the text of a file that the user named.
 * @param most - the largest size, in bytes. @default 131072
 * @throws UserError when it does not exist, is not a file, cannot be read, or is larger
 */
export function readUserFile(path: string, remedy: string, most: number = LARGEST_BYTES): string {
  const text = readIfThere(path, most, remedy);
  if (text === undefined) throw new UserError([`${path} does not exist; ${remedy}`]);
  return text;
}

/**
 * Returns the text of a file, decoded by its byte order mark; undefined when it does not exist.
 * @param most - the largest size, in bytes. @default 33554432
 * @throws UserError when it is not a file, cannot be read, or is larger
 */
export function readIfThere(path: string, most: number = LARGEST_LONG_BYTES, remedy = MOVE): string | undefined {
  const bytes = readBytes(path, most, remedy);
  return bytes === undefined ? undefined : decode(bytes);
}

/**
 * Returns the bytes of a file; undefined when it does not exist. It never waits: what is not a file is rejected.
 * @throws UserError when it is not a file, cannot be read, or is larger than `most` bytes
 */
export function readBytes(path: string, most: number = LARGEST_LONG_BYTES, remedy = MOVE): Buffer | undefined {
  try {
    // Newer versions of Node have no entry either where a part of the path is a file, so that the error decides.
    requireFile(statSync(path), path, remedy);
    const file = openSync(path, WITHOUT_WAITING);
    try {
      const { size } = requireFile(fstatSync(file), path, remedy);
      if (size > most) throw new UserError([`${path} has ${size} bytes, more than the ${most} allowed; ${remedy}`]);
      return readAll(file, path, most, remedy);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined;
    throw withPath(error, path, 'cannot be read');
  }
}

/**
 * Returns the text of standard input.
 * @throws UserError when it cannot be read, or has more than 32 MiB
 */
export function readStandardInput(): string {
  try {
    return decode(readAll(process.stdin.fd, 'standard input', LARGEST_LONG_BYTES, 'name a file instead'));
  } catch (error) {
    throw withPath(error, 'standard input', 'cannot be read');
  }
}

/** Whether a path exists, as a file or as anything else. */
export function exists(path: string): boolean {
  return existsSync(path);
}

/** Returns when a file was last changed; undefined when it does not exist. @throws UserError when that cannot be read */
export function modifiedAt(path: string): Date | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })?.mtime;
  } catch (error) {
    throw withPath(error, path, 'cannot be read');
  }
}

const MOVE = 'move it, or name another file';

function requireFile(found: Stats, path: string, remedy: string): Stats {
  if (found.isFile()) return found;
  throw new UserError([`${path} is ${kindOf(found)}, not a file; ${remedy}`]);
}

/** What has a path, as the middle of a sentence. */
export function kindOf(found: Stats): string {
  if (found.isFile()) return 'a file';
  if (found.isDirectory()) return 'a folder';
  if (found.isFIFO()) return 'a named pipe';
  if (found.isSocket()) return 'a socket';
  return found.isSymbolicLink() ? 'a symbolic link' : 'a device';
}

/** Reads to the end, but no more than is allowed: the size of a file of `/proc` is not known before. */
function readAll(file: number, path: string, most: number, remedy: string): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  for (;;) {
    const part = Buffer.alloc(65_536);
    const count = readPart(file, part);
    if (count === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, count));
    size += count;
    if (size > most) throw new UserError([`${path} has more than the ${most} bytes that are allowed; ${remedy}`]);
  }
}

/** Standard input of a terminal or a pipe may have nothing yet, and its end is an error on Windows. */
function readPart(file: number, part: Buffer): number {
  for (;;) {
    try {
      return readSync(file, part);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      pause(RETRY_MS);
    }
  }
}

const RETRY_MS = 20;

/** Blocks this thread. */
export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
