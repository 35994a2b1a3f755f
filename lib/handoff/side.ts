import type { Link } from '../model/link';
import { sitePath, type SitePath } from '../model/names';
import type { AwsFacts, AzureFacts, Handoff } from './handoff';
import { siteAt, siteFacts } from './site-facts';

/** A part of a hand-off that can be removed, as it is called in it: a site, or the Azure side. */
export type Side = SitePath | 'azure';

/** The sides of a link. */
export function sidesOf({ sites }: Link): readonly Side[] {
  return [...sites.map(({ name }) => sitePath(name)), 'azure'];
}

/** Whether a hand-off can have such a side; a site may have left the config. */
export function isSide(text: string): text is Side {
  return text === 'azure' || siteAt(text) !== undefined;
}

/** The facts of a side; undefined when none are known. */
export function factsOfSide(handoff: Handoff, side: Side): AwsFacts | AzureFacts | undefined {
  const site = siteAt(side);
  return site === undefined ? handoff.azure : siteFacts(handoff, site);
}
