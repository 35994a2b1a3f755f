import { hash } from '../base/hash';
import type { Link, Site } from './link';
import { PLAIN_SITE } from './names';

/**
 * Characters of a role's name.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
 */
const LONGEST = 64;
const HASH_DIGITS = 8;

/**
 * The name of an instance's role and instance profile, or undefined where CloudFormation chooses it:
 * `corp-office-router-1-1a2b3c4d`. Names are unique in an account, not in a region, and CloudFormation creates a replaced
 * role before it deletes the former one: the hash is of everything by which two of them differ.
 * @param instance - a router or a test host of the site
 */
export function roleName(
  { name: link, roles }: Link,
  { name: site, region }: Site,
  instance: string,
): string | undefined {
  const { namePrefix, path = '/' } = roles;
  if (namePrefix === undefined) return undefined;
  const stem = site === PLAIN_SITE ? `${link}-${instance}` : `${link}--${site}-${instance}`;
  const tail = hash([region, path, stem].join('\n')).toString(16).padStart(HASH_DIGITS, '0');
  return `${`${namePrefix}${stem}`.slice(0, LONGEST - HASH_DIGITS - 1)}-${tail}`;
}
