import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutputFile } from './file-tree';

/** Paths by result. */
export interface WriteReport {
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Writes files below `root` and removes `stale` ones. All files are first written under temporary names and then renamed,
 * so that a full disk or an interruption leaves no incomplete file. Unchanged files are not written.
 * @throws Error when a temporary file cannot be written; no output file has then changed
 */
export function writeTree(root: string, files: readonly OutputFile[], stale: readonly string[] = []): WriteReport {
  const changed = files.filter(({ path, content }) => readIfThere(join(root, path)) !== content);
  const staged = changed.map(({ path }) => ({ path, temporary: join(root, `${path}.${process.pid}.tmp`) }));
  try {
    changed.forEach(({ content }, index) => writeDurably(staged[index]?.temporary ?? '', content));
  } catch (error) {
    for (const { temporary } of staged) rmSync(temporary, { force: true });
    throw error;
  }
  for (const { path, temporary } of staged) renameSync(temporary, join(root, path));
  for (const path of stale) rmSync(join(root, path), { force: true });
  const written = changed.map(({ path }) => path);
  const unchanged = files.map(({ path }) => path).filter((path) => !written.includes(path));
  return { written, unchanged, removed: [...stale] };
}

/** The content of a file, or undefined when it does not exist. @throws Error when it cannot be read otherwise */
export function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function writeDurably(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  try {
    writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
