/** Name of the site of the key `aws`, which has the plain names of its link. */
export const PLAIN_SITE = 'aws';

/**
 * Whether a site may have this name: 1 to 24 characters, single hyphens only, no ending that reads like a router or a
 * tunnel, and none of the words that the hand-off and the components use.
 */
export function isSiteName(name: string): boolean {
  return (
    /^[a-z](-?[a-z0-9])*$/.test(name) &&
    name.length <= LONGEST_SITE_NAME &&
    !/(^|-)(router-\d+|vpn-\d-\d)$/.test(name) &&
    !RESERVED_SITE_NAMES.has(name)
  );
}

const LONGEST_SITE_NAME = 24;
const RESERVED_SITE_NAMES: ReadonlySet<string> = new Set([PLAIN_SITE, 'azure', 'sites', 'found', 'connections']);
