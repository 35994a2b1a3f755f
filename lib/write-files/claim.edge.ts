import { UserError } from '../base/user-error';
import { kindOf, modifiedAt, readIfThere } from './read-file.edge';
import { systemCode, withPath } from './system-error';
import { entryAt, removeFile, writeNew } from './write-file.edge';

/** Another process deletes an abandoned claim in far less time. */
const LONGEST_TAKEOVER_MS = 10_000;

/**
 * Creates the file that claims something for this process.
 * @param what - what an error message names when the file cannot be created. @default - the file
 * @returns whether it did; false when the file exists
 * @throws UserError when it cannot be created, or something else than a file has the path
 */
export function claim(file: string, content: string, what?: string): boolean {
  try {
    writeNew(file, content);
    return true;
  } catch (error) {
    if (systemCode(error) !== 'EEXIST') {
      removeFile(file);
      throw what === undefined
        ? withPath(error, file, 'cannot be created')
        : withPath(error, what, 'cannot be written');
    }
    const found = entryAt(file);
    if (found === undefined || found.isFile()) return false;
    throw new UserError([`${file} is ${kindOf(found)}, not a file; delete it`]);
  }
}

/**
 * Deletes the claim of a process that has ended, after `clean`. Of several processes that read the same abandoned claim,
 * one does so: none of them deletes the next one's claim.
 * @param abandoned - the content of the claim; nothing happens when the file has another one by now
 * @returns whether it was deleted
 * @throws UserError when it cannot be deleted
 */
export function deleteClaim(file: string, abandoned: string, clean: () => void = () => undefined): boolean {
  const takeover = `${file}.takeover`;
  if (!claim(takeover, '')) {
    const age = Date.now() - (modifiedAt(takeover)?.getTime() ?? Date.now());
    if (age > LONGEST_TAKEOVER_MS) removeFile(takeover);
    return false;
  }
  try {
    if (readIfThere(file) !== abandoned) return false;
    clean();
    return removeFile(file);
  } finally {
    removeFile(takeover);
  }
}
