import { ownValue } from '../base/own-value';
import { PLAIN_SITE, sitePath, type SiteName } from '../model/names';
import type { AwsFacts, Handoff } from './handoff';

/** What AWS assigned to each site: under `aws` for the plain one, under `sites` for the others. */
export type SitesFacts = Pick<Handoff, 'aws' | 'sites'>;

/** The facts of a site; undefined when none are known. */
export function siteFacts({ aws, sites = {} }: SitesFacts, site: SiteName): AwsFacts | undefined {
  if (site === PLAIN_SITE) return aws;
  return ownValue(sites, site);
}

/** The same facts of all sites but one; undefined leaves that one out. */
export function withSiteFacts<F extends SitesFacts>(known: F, site: SiteName, facts: AwsFacts | undefined): F {
  if (site === PLAIN_SITE) return { ...known, aws: facts };
  const others = Object.entries(known.sites ?? {}).filter(([name]) => name !== site);
  const sites = Object.fromEntries(facts === undefined ? others : [...others, [site, facts] as const]);
  return { ...known, sites: Object.keys(sites).length === 0 ? undefined : sites };
}

/** Names of the sites that have facts. */
export function sitesIn({ aws, sites = {} }: SitesFacts): readonly SiteName[] {
  return [...(aws === undefined ? [] : [PLAIN_SITE]), ...Object.keys(sites).sort()];
}

/** The path of the site that a key of the hand-off is below; undefined for one of the Azure side. */
export function sitePathIn(key: string): string | undefined {
  return /^(aws|sites\.[^.]+)(?=\.|$)/.exec(key)?.[0];
}

/** The site of a path such as `aws` or `sites.virginia`; undefined for another text. */
export function siteAt(path: string): SiteName | undefined {
  const name = path === sitePath(PLAIN_SITE) ? PLAIN_SITE : /^sites\.([^.]+)$/.exec(path)?.[1];
  return name !== undefined && sitePath(name) === path ? name : undefined;
}
