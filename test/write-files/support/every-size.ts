import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ownFilesList, OWN_FILES_LIST, staleFiles } from '../../../lib/write-files/own-files';
import { readIfThere } from '../../../lib/write-files/read-file.edge';
import { writeFile } from '../../../lib/write-files/write-file.edge';
import { writeTree } from '../../../lib/write-files/write-tree.edge';
import { filesIn, oneFile, treeOf, type Files } from './versions';

/**
 * Writes version 1 and, if it had room, version 2, on file systems of every size up to one on which both succeed: of
 * the tree, and of one file. Prints what remains of each: `every-size.ts FOLDER`, in a mount namespace of its own.
 */
const [, , folder = ''] = process.argv;

/** The smallest step of a file system in memory, in KiB. */
const PAGE = 4;

export interface Try {
  readonly kib: number;
  /** What each run reported; undefined after success. */
  readonly first?: string;
  readonly second?: string;
  readonly left: Files;
}

const WRITERS: Readonly<Record<'tree' | 'file', (root: string, version: number) => void>> = {
  tree: (root, version) => {
    const files = treeOf(version);
    const stale = staleFiles(readIfThere(join(root, OWN_FILES_LIST)), files);
    writeTree(root, [...files, ownFilesList(files)], { stale });
  },
  file: (root, version) => {
    const { path, content } = oneFile(version);
    writeFile(join(root, path), content);
  },
};

function messageOf(run: () => void): string | undefined {
  try {
    run();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

function trySizes(what: keyof typeof WRITERS): readonly Try[] {
  const tries: Try[] = [];
  do {
    const kib = PAGE * (tries.length + 1);
    const root = join(folder, `${what}-${kib}`);
    mkdirSync(root);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'none', root]);
    const first = messageOf(() => WRITERS[what](root, 1));
    const second = first === undefined ? messageOf(() => WRITERS[what](root, 2)) : undefined;
    tries.push({ kib, first, second, left: filesIn(root) });
    execFileSync('umount', [root]);
  } while (tries.at(-1)?.first !== undefined || tries.at(-1)?.second !== undefined);
  return tries;
}

process.stdout.write(JSON.stringify({ tree: trySizes('tree'), file: trySizes('file') }));
