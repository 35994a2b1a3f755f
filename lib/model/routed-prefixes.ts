import type { AzureEnd, Site } from './link';

/** The prefixes of a site outside its VPC, such as those behind a transit gateway. */
export function routedPrefixesOf({ network, prefixes }: Pick<Site, 'network' | 'prefixes'>): readonly string[] {
  return prefixes.filter((prefix) => !network.cidrs.includes(prefix));
}

/** The prefixes of the Azure side outside its VNet and the spokes, such as those behind another VPN. */
export function routedPrefixesOfAzure({ network, spokes, prefixes }: AzureEnd): readonly string[] {
  const own = [...network.prefixes, ...spokes.flatMap((spoke) => spoke.prefixes)];
  return prefixes.filter((prefix) => !own.includes(prefix));
}
