import { renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../base/user-error';
import { claim, deleteClaim } from './claim.edge';
import type { OutputFile } from './file-tree';
import { livenessOf, type Liveness, type Processes } from './process-identity';
import { processesHere } from './process-identity.edge';
import { exists, pause, readIfThere } from './read-file.edge';
import { isOwnFile } from './own-files';
import { deleteRest, finishReplacing, isHalfway, NEW, replace } from './replace.edge';
import { withPath } from './system-error';
import { printUnfinished, readUnfinished, UNFINISHED, type Unfinished } from './unfinished';
import { entryAt, hasContent, makeFolder, modeOf, removeEmpty, removeFile, writeNew } from './write-file.edge';

/** Paths by result. */
export interface WriteReport {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

export interface WriteTreeOptions {
  /** Files to delete, if they exist and no folder on the way is a symbolic link. @default - none */
  readonly stale?: readonly string[];
}

/** A run writes for a second or two. */
const POLL_MS = 50;
const WAIT_FOR_RUNNING_MS = 60_000;

/** How long nothing may change before a writer counts as killed that has written nothing, or that cannot be seen. */
const PATIENCE_MS = { empty: 1000, unknown: 10_000 } as const;

/**
 * Writes files below `root` and deletes `stale` ones, all of them or none: a full disk or a failed run leaves the old
 * files, and at no time are old and new ones in place together. A killed run is completed or undone first, and a
 * running one is waited for. Unchanged files are not written.
 * @throws UserError when a file cannot be written, or when another run writes for longer than a minute
 */
export function writeTree(root: string, files: readonly OutputFile[], options: WriteTreeOptions = {}): WriteReport {
  const { stale = [] } = options;
  // A run that was killed may have been one of `synth`, or this one.
  const owns = (path: string): boolean => isOwnFile(path) || files.some((file) => file.path === path);
  if (!isUnfinished(root) && isCurrent(root, files, stale)) return reportOf(files, [], []);
  const created = [...makeFolder(root)];
  try {
    begin(root, noted(files), owns);
    return writeAll(root, files, stale, created);
  } catch (error) {
    removeEmpty(created);
    throw withPath(error, folderName(root), 'cannot be written');
  }
}

/** Whether a run was killed while it replaced files of a folder, or still replaces them. */
export function isUnfinished(root: string): boolean {
  return exists(join(root, UNFINISHED));
}

/** A folder in an error message: nobody typed the default one. */
function folderName(root: string): string {
  return root === '.' ? 'this folder' : root;
}

type Paths = Pick<Unfinished, 'written' | 'removed'>;

function noted(files: readonly OutputFile[]): Paths {
  return { written: files.map(({ path }) => path), removed: [] };
}

/** Waits for other runs in this folder, completes or undoes one that was killed, and marks the folder as this run's. */
function begin(root: string, paths: Paths, owns: (path: string) => boolean): void {
  const file = join(root, UNFINISHED);
  const processes = processesHere();
  const own = printUnfinished({ writer: processes.own, stage: 'preparing', ...paths });
  let last: string | undefined;
  let since = performance.now();
  while (!claim(file, own, folderName(root))) {
    const text = readIfThere(file);
    if (text !== last) [last, since] = [text, performance.now()];
    if (text === undefined) continue;
    const found = readUnfinished(text);
    const liveness = livenessOfWriter(found, processes);
    const waited = performance.now() - since;
    const isKilled = liveness === 'ended' || (liveness !== 'running' && waited > PATIENCE_MS[liveness]);
    if (isKilled) {
      deleteClaim(file, text, () => settle(root, found, owns));
    } else if (liveness === 'running' && waited > WAIT_FOR_RUNNING_MS) {
      throw new UserError([
        `${root} is being written by another vpc2vnet (process ${found?.writer.pid}); wait for it or stop it, then run this again`,
      ]);
    }
    pause(POLL_MS);
  }
}

function livenessOfWriter(found: Unfinished | undefined, processes: Processes): Liveness | 'empty' {
  if (found === undefined) return 'empty';
  // Nothing else writes in this process: an earlier write of its own has failed.
  return isDeepStrictEqual(found.writer, processes.own) ? 'ended' : livenessOf(found.writer, processes);
}

/** Completes a killed run whose new files were complete, and undoes any other. */
function settle(root: string, found: Unfinished | undefined, owns: (path: string) => boolean): void {
  removeFile(join(root, `${UNFINISHED}${NEW}`));
  if (found === undefined) return;
  const paths = { written: found.written.filter(owns), removed: found.removed.filter(owns) };
  if (found.stage === 'replacing') finishReplacing(root, paths);
  deleteRest(root, paths);
}

function writeAll(
  root: string,
  files: readonly OutputFile[],
  stale: readonly string[],
  created: string[],
): WriteReport {
  let paths = noted(files);
  try {
    const changed = files.filter(({ path, content }) => !hasContent(join(root, path), content));
    paths = { ...noted(changed), removed: stale.filter((path) => isRemovable(root, path)) };
    for (const { path, content } of changed) {
      const target = join(root, path);
      created.push(...makeFolder(dirname(target)));
      writeFully(`${target}${NEW}`, content, modeOf(target));
    }
    noteComplete(root, paths);
    replace(root, paths);
  } catch (error) {
    // The next run completes what could neither be replaced nor moved back.
    if (isHalfway(root, paths)) throw error;
    deleteRest(root, paths);
    finish(root);
    throw error;
  }
  deleteRest(root, paths);
  finish(root);
  return reportOf(files, paths.written, paths.removed);
}

/** @throws UserError that names the file which cannot be written */
function writeFully(path: string, content: string, mode: number | undefined): void {
  try {
    removeFile(path);
    writeNew(path, content, mode);
  } catch (error) {
    throw withPath(error, path.slice(0, -NEW.length), 'cannot be written');
  }
}

/** From here on, a killed run is completed by the next one. */
function noteComplete(root: string, paths: Paths): void {
  const file = join(root, UNFINISHED);
  writeNew(`${file}${NEW}`, printUnfinished({ writer: processesHere().own, stage: 'replacing', ...paths }));
  renameSync(`${file}${NEW}`, file);
}

function finish(root: string): void {
  removeFile(join(root, `${UNFINISHED}${NEW}`));
  removeFile(join(root, UNFINISHED));
}

function isCurrent(root: string, files: readonly OutputFile[], stale: readonly string[]): boolean {
  return (
    files.every(({ path, content }) => hasContent(join(root, path), content)) &&
    !stale.some((path) => isRemovable(root, path))
  );
}

/** Whether a file is below `root` by folders only: a symbolic link may lead to a folder that is not ours. */
function isRemovable(root: string, path: string): boolean {
  const found = entryAt(join(root, path));
  if (found === undefined || found.isDirectory()) return false;
  const steps = path.split('/').slice(0, -1);
  return steps.every((_, index) => entryAt(join(root, ...steps.slice(0, index + 1)))?.isDirectory() === true);
}

function reportOf(files: readonly OutputFile[], written: readonly string[], removed: readonly string[]): WriteReport {
  const unchanged = files.map(({ path }) => path).filter((path) => !written.includes(path));
  return { written, unchanged, removed };
}
