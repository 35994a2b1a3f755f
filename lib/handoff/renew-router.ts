import type { Link } from '../model/link';
import type { RouterName } from '../model/names';
import type { Handoff } from './handoff';
import { refuse, type Parsed } from './parsed';

/** Returns a hand-off by which the next deployment replaces a router, with everything else as it is. */
export function renewRouter(link: Link, handoff: Handoff, router: RouterName): Parsed<Handoff> {
  const { aws } = handoff;
  if (aws === undefined) return refuse(`${link.name} has no router yet: its network is not deployed`);
  const renewals = { ...aws.renewals, [router]: String(Number(aws.renewals?.[router] ?? 0) + 1) };
  return { ok: true, value: { ...handoff, aws: { ...aws, renewals } } };
}
