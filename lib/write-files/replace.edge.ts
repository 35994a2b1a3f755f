import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Unfinished } from './unfinished';
import { entryAt, removeFile } from './write-file.edge';

/** Ends the names of new files that are not in their places yet. */
export const NEW = '.vpc2vnet-new';

/** Ends the names of old files that are no longer in their places. */
const OLD = '.vpc2vnet-old';

type Paths = Pick<Unfinished, 'written' | 'removed'>;

/**
 * Puts new files in the places of old ones. First all old files are moved away, then all new ones are moved in: at no
 * time are old and new ones in place together. After an error, all old files are restored.
 * @throws Error of the file system
 */
export function replace(root: string, { written, removed }: Paths): void {
  const undo: (() => void)[] = [];
  const move = (from: string, to: string): void => {
    renameSync(from, to);
    undo.push(() => renameSync(to, from));
  };
  try {
    // A single file is replaced by one call, so that a reader finds it at any time.
    if (written.length + removed.length > 1) {
      for (const path of present(root, [...written, ...removed])) move(path, `${path}${OLD}`);
    }
    for (const path of present(root, written, NEW)) move(`${path}${NEW}`, path);
    for (const path of present(root, removed)) move(path, `${path}${OLD}`);
  } catch (error) {
    for (const back of undo.toReversed()) back();
    throw error;
  }
}

/** Completes what {@link replace} did not, in a process that was killed. @throws Error of the file system */
export function finishReplacing(root: string, { written, removed }: Paths): void {
  const rest = present(root, written, NEW);
  for (const path of present(root, removed)) renameSync(path, `${path}${OLD}`);
  for (const path of rest.filter((each) => entryAt(each) !== undefined)) renameSync(path, `${path}${OLD}`);
  for (const path of rest) renameSync(`${path}${NEW}`, path);
}

/** Deletes the new files that are not in their places, and the old ones that are no longer. @throws UserError when one cannot be deleted */
export function deleteRest(root: string, { written, removed }: Paths): void {
  for (const path of [...written, ...removed]) {
    removeFile(join(root, `${path}${NEW}`));
    removeFile(join(root, `${path}${OLD}`));
  }
}

/** Whether an old file is not in its place, because it could not be moved back. @throws UserError when that cannot be read */
export function isHalfway(root: string, { written, removed }: Paths): boolean {
  return present(root, [...written, ...removed], OLD).length > 0;
}

/** The paths at which something exists. */
function present(root: string, paths: readonly string[], ending = ''): readonly string[] {
  return paths.map((path) => join(root, path)).filter((path) => entryAt(`${path}${ending}`) !== undefined);
}
