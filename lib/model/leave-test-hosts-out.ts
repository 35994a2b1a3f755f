import type { Link } from './link';

/** A link without its test hosts; everything else is as it was. */
export function leaveTestHostsOut(link: Link): Link {
  const [first, ...others] = link.sites;
  return {
    ...link,
    sites: [{ ...first, testHosts: [] }, ...others.map((site) => ({ ...site, testHosts: [] }))],
  };
}
