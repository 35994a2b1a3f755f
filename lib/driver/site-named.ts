import { UserError } from '../base/user-error';
import type { Link, Site } from '../model/link';

/** Returns a site by the name that somebody gave. @throws UserError when the link has no such site */
export function siteNamed({ name: link, sites }: Pick<Link, 'name' | 'sites'>, given: string): Site {
  const site = sites.find(({ name }) => name === given);
  if (site !== undefined) return site;
  throw new UserError([
    `'${given}' is not a site of ${link}; choose one of ${sites.map(({ name }) => name).join(', ')}`,
  ]);
}
