import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isAbandoned, ownerMark } from './owner-mark';
import { processesHere } from './process-identity.edge';
import { entryAt } from './write-file.edge';
import { withPath } from './system-error';

const PREFIX = 'vpc2vnet-run-';

/**
 * Runs `use` with an empty folder, which is deleted after it. Deletes the folders of processes that were killed before
 * they could.
 * @throws UserError when the folder cannot be created, or when `use` cannot write to it
 */
export function inTemporaryFolder<T>(use: (folder: string) => T): T {
  const folder = makeTemporaryFolder();
  try {
    return use(folder);
  } catch (error) {
    throw withPath(error, folder, 'cannot be used as the temporary folder (TMPDIR names another place)');
  } finally {
    removeTemporaryFolder(folder);
  }
}

/**
 * Creates an empty folder for this process.
 * @throws UserError when it cannot be created
 */
export function makeTemporaryFolder(): string {
  const processes = processesHere();
  try {
    sweep(processes);
    return mkdtempSync(join(tmpdir(), `${PREFIX}${ownerMark(processes.own)}.`));
  } catch (error) {
    throw withPath(error, tmpdir(), 'cannot have a temporary folder (TMPDIR names another place)');
  }
}

/** Deletes a temporary folder with everything in it. */
export function removeTemporaryFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
}

function sweep(processes: ReturnType<typeof processesHere>): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const found = entryAt(folder);
    // A folder of another user is theirs to delete.
    if (found?.isDirectory() !== true || found.uid !== (process.getuid?.() ?? found.uid)) continue;
    const mark = name.slice(PREFIX.length).split('.')[0] ?? '';
    if (isAbandoned(mark, Date.now() - found.mtimeMs, processes)) removeTemporaryFolder(folder);
  }
}
