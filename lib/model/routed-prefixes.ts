import type { Site } from './link';

/** The prefixes of a site outside its VPC, such as those behind a transit gateway. */
export function routedPrefixesOf({ network, prefixes }: Pick<Site, 'network' | 'prefixes'>): readonly string[] {
  return prefixes.filter((prefix) => !network.cidrs.includes(prefix));
}
