import type { Link } from '../model/link';
import { ofSite, type RouterName, type SiteName } from '../model/names';
import type { Handoff } from './handoff';
import { refuse, type Parsed } from './parsed';
import { siteFacts, withSiteFacts } from './site-facts';

/** Returns a hand-off by which the next deployment replaces a router, with everything else as it is. */
export function renewRouter(link: Link, handoff: Handoff, site: SiteName, router: RouterName): Parsed<Handoff> {
  const facts = siteFacts(handoff, site);
  if (facts === undefined) return refuse(`${link.name} has no router${ofSite(site)} yet: its network is not deployed`);
  const renewals = { ...facts.renewals, [router]: String(Number(facts.renewals?.[router] ?? 0) + 1) };
  return { ok: true, value: withSiteFacts(handoff, site, { ...facts, renewals }) };
}
