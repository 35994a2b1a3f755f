import type { Link, Site } from './link';

/** Of a subnet that nothing was read of. */
const PLACEHOLDER = '192.0.2.0/24';

/**
 * A link in which the router of each existing VPC has a subnet, also before the VPC was read, so that its components are
 * known. Nothing is rendered from it.
 */
export function fillUndiscovered(link: Link): Link {
  const [first, ...others] = link.sites;
  return { ...link, sites: [withSubnets(first), ...others.map(withSubnets)] };
}

function withSubnets(site: Site): Site {
  const { network, routers } = site;
  if (network.kind === 'created') return site;
  const names = new Set(network.subnets.map(({ name }) => name));
  const missing = routers.map(({ subnet }) => subnet).filter((name) => !names.has(name));
  const added = missing.map((name) => ({ id: name, name, cidr: PLACEHOLDER, public: true }));
  return { ...site, network: { ...network, subnets: [...network.subnets, ...added] } };
}
