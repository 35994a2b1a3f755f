import { componentOf } from '../model/components';
import type { Link } from '../model/link';
import { hostKey, siteComponent, type RouterName, type SiteName } from '../model/names';
import type { Handoff } from './handoff';
import { DEFAULT_COMMANDS } from './handoff-commands';
import { isDeployed } from './is-deployed';
import { refuse, type Parsed } from './parsed';
import { siteFacts, withSiteFacts } from './site-facts';

/** Returns a hand-off by which the next deployment replaces a router that is deployed, with everything else as it is. */
export function renewRouter(
  link: Link,
  handoff: Handoff,
  site: SiteName,
  router: RouterName,
  { up } = DEFAULT_COMMANDS,
): Parsed<Handoff> {
  const facts = siteFacts(handoff, site);
  if (facts === undefined || !isDeployed(link, handoff, componentOf(link, siteComponent(site, router)))) {
    return refuse(
      `${hostKey(site, router)} is not deployed according to the hand-off, so nothing is to be replaced; run \`${up}\`, which deploys it`,
    );
  }
  const renewals = { ...facts.renewals, [router]: String(Number(facts.renewals?.[router] ?? 0) + 1) };
  return { ok: true, value: withSiteFacts(handoff, site, { ...facts, renewals }) };
}
