import { UserError } from '../base/user-error';

/** What the file system rejects, and what to do about it, by the code of the error. */
const REASONS: Readonly<Record<string, readonly [reason: string, remedy: string]>> = {
  EACCES: ['permission denied', 'change its permissions, or name another path'],
  EBUSY: ['it is in use', 'close the program that uses it, or name another path'],
  EDQUOT: ['the disk quota is exceeded', 'delete some files, or name a path on another disk'],
  EEXIST: ['another file has its name', 'move that file, or name another path'],
  EFBIG: ['the file would be too large', 'raise the limit (`ulimit -f`), or name a path on another disk'],
  EINVAL: ['the file system does not accept it', 'name another path'],
  EIO: ['the disk reports an error', 'check the disk, or name a path on another one'],
  EISDIR: ['it is a folder, not a file', 'move the folder, or name another path'],
  ELOOP: ['its symbolic links lead in a circle', 'correct the links, or name another path'],
  EMFILE: ['too many files are open', 'raise the limit (`ulimit -n`)'],
  ENAMETOOLONG: ['the name is too long', 'name a shorter path'],
  ENFILE: ['too many files are open on this machine', 'end other programs'],
  ENOENT: ['a folder of the path does not exist', 'create the folder, or name another path'],
  ENOSPC: ['its disk has no space', 'delete some files, or name a path on another disk'],
  ENOTDIR: ['a part of the path is a file, not a folder', 'correct the path'],
  ENOTEMPTY: ['the folder is not empty', 'move the folder'],
  ENXIO: ['it is not a file', 'move it, or name another path'],
  EPERM: ['operation not permitted', 'change its owner or its permissions, or name another path'],
  EROFS: ['its file system is read-only', 'name a path on another disk'],
  ETXTBSY: ['it is in use', 'end the program that uses it'],
  EXDEV: ['it is on another disk', 'move it to the same disk'],
};

/** Returns the code of an error of the file system; undefined for any other error. */
export function systemCode(error: unknown): string | undefined {
  const { code = '', syscall = 'spawn' } = (error ?? {}) as NodeJS.ErrnoException;
  // A program that cannot be started is not a file that cannot be used.
  if (syscall.startsWith('spawn')) return undefined;
  return Object.hasOwn(REASONS, code) ? code : undefined;
}

/** Returns an error of the file system that nothing expected, as one line; undefined for any other error. */
export function unexpectedSystemError(error: unknown): UserError | undefined {
  if (systemCode(error) === undefined) return undefined;
  const { path, dest } = error as Readonly<{ path?: string; dest?: string }>;
  const found = withPath(error, dest ?? path ?? 'a file', 'cannot be used');
  return found instanceof UserError ? found : undefined;
}

/**
 * Returns an error of the file system as one line: the path, the reason and the remedy.
 * @param path - what was read or written; it is used where the error itself has no path
 * @param cannot - what failed, such as `cannot be written`
 * @returns any other error unchanged
 */
export function withPath(error: unknown, path: string, cannot: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  const [reason = '', remedy = ''] = REASONS[code] ?? [];
  return new UserError([`${path} ${cannot}: ${reason} (${code}); ${remedy}`]);
}
