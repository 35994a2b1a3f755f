import { homedir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { UserError } from './user-error';

/**
 * Returns the path of a folder of this user for what is built or fetched once: `$XDG_CACHE_HOME/vpc2vnet/<name>`. It is
 * absolute: a relative one would be in the project, and a variable that is not absolute counts as unset.
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 * @throws UserError for a user without a home folder
 */
export function cachePath(name: string): string {
  return join(cacheHome(), 'vpc2vnet', name);
}

function cacheHome(): string {
  const given = process.env['XDG_CACHE_HOME'] ?? '';
  if (isAbsolute(given)) return given;
  const fromVariable = homedir();
  const home = isAbsolute(fromVariable) ? fromVariable : userInfo().homedir;
  if (!isAbsolute(home)) throw new UserError(['this user has no home folder; set XDG_CACHE_HOME to an absolute path']);
  return join(home, '.cache');
}
