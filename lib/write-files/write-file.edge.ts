import {
  closeSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  type Stats,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../base/user-error';
import { isAbandoned, ownerMark } from './owner-mark';
import type { Processes } from './process-identity';
import { processesHere } from './process-identity.edge';
import { kindOf, readBytes } from './read-file.edge';
import { systemCode, withPath } from './system-error';

/**
 * Writes a file whose folder may not exist: its former content stays until the new one is complete. A symbolic link is
 * followed, and a file that has this content already is not written.
 * @returns whether it was written
 * @throws UserError when it cannot be written, or something else than a file has its path
 */
export function writeFile(path: string, content: string): boolean {
  if (hasContent(path, content)) return false;
  const created = makeFolder(dirname(path));
  const target = entryAt(path)?.isSymbolicLink() === true ? realPath(path) : path;
  const processes = processesHere();
  const temporary = `${target}.${ownerMark(processes.own)}${TEMPORARY}`;
  try {
    removeAbandoned(target, processes);
    writeNew(temporary, content, modeOf(target));
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    removeEmpty(created);
    throw withPath(error, path, 'cannot be written');
  }
  return true;
}

/**
 * The file that a symbolic link leads to, or the path of any other file.
 * @throws UserError for a link to nothing
 */
export function realPath(link: string): string {
  try {
    return realpathSync(link);
  } catch {
    throw new UserError([`${link} is a symbolic link to a file that does not exist; correct the link, or delete it`]);
  }
}

/** Ends the name of a file that is not complete. */
const TEMPORARY = '.vpc2vnet-tmp';

/** Deletes what processes that were killed have left of this file. */
function removeAbandoned(path: string, processes: Processes): void {
  const start = `${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(start) || !name.endsWith(TEMPORARY)) continue;
    const rest = join(dirname(path), name);
    const age = Date.now() - (entryAt(rest)?.mtimeMs ?? 0);
    if (isAbandoned(name.slice(start.length, -TEMPORARY.length), age, processes)) rmSync(rest, { force: true });
  }
}

/**
 * Whether a file exists with this content, byte for byte.
 * @throws UserError when it cannot be read, or something else than a file has its path
 */
export function hasContent(path: string, content: string): boolean {
  return isFolder(dirname(path)) && readBytes(path)?.equals(Buffer.from(content, 'utf8')) === true;
}

/**
 * Creates a file that must not exist, and writes it to the disk.
 * @param mode - permissions. @default - those of any new file
 * @throws Error of the file system; a part of the file may exist then
 */
export function writeNew(path: string, content: string, mode?: number): void {
  const file = openSync(path, 'wx');
  try {
    // Unlike a single write, this one continues until everything is written.
    writeFileSync(file, content);
    if (mode !== undefined) fchmodSync(file, mode);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Opens an empty file for a program that writes while this one runs.
 * @returns its descriptor
 * @throws UserError when it cannot be written, or something else than a file has its path
 */
export function openLog(path: string): number {
  makeFolder(dirname(path));
  const found = entryAt(path);
  if (found !== undefined && !found.isFile())
    throw new UserError([`${path} is ${kindOf(found)}, not a file; move it, then run this again`]);
  try {
    return openSync(path, 'w');
  } catch (error) {
    throw withPath(error, path, 'cannot be written');
  }
}

/** Marks a file as changed now. @throws UserError when it does not exist, or belongs to somebody else */
export function touch(path: string): void {
  const now = new Date();
  try {
    utimesSync(path, now, now);
  } catch (error) {
    throw withPath(error, path, 'cannot be written');
  }
}

/** Returns the permissions of a file that is about to be replaced; undefined when there is none. @throws UserError when that cannot be read */
export function modeOf(path: string): number | undefined {
  const found = entryAt(path);
  return found?.isFile() === true ? found.mode & 0o7777 : undefined;
}

/** What is reported of a path at which nothing exists, or can exist. */
const CANNOT_EXIST = ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'];

/**
 * Returns what has a path, without following a symbolic link; undefined when nothing has it.
 * @throws UserError when it cannot be read
 */
export function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (CANNOT_EXIST.includes(systemCode(error) ?? '')) return undefined;
    throw withPath(error, path, 'cannot be read');
  }
}

/**
 * Creates a folder, and those around it that do not exist.
 * @returns the folders that it created, from the outermost
 * @throws UserError when one cannot be created, or is a file
 */
export function makeFolder(folder: string): readonly string[] {
  if (isFolder(folder)) return [];
  const parent = dirname(folder);
  const created = parent === folder ? [] : makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process created it at the same time.
    if (systemCode(error) === 'EEXIST' && isFolder(folder)) return created;
    removeEmpty(created);
    const found = entryAt(folder);
    throw found === undefined
      ? withPath(error, folder, 'cannot be created')
      : new UserError([`${folder} is ${kindOf(found)}, not a folder; move it, or name another path`]);
  }
  return [...created, folder];
}

/** Removes folders, from the innermost, as far as they are empty. */
export function removeEmpty(folders: readonly string[]): void {
  for (const folder of folders.toReversed()) {
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}

/**
 * Deletes a file, if it exists. A symbolic link is deleted, not followed.
 * @returns whether it existed
 * @throws UserError when it cannot be deleted, or is a folder
 */
export function removeFile(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (error) {
    if (CANNOT_EXIST.includes(systemCode(error) ?? '')) return false;
    throw withPath(error, path, 'cannot be deleted');
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
