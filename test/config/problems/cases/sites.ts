import { link, type Case } from '../../case';

/** Ten sites with ranges of their own, one more than fit beside the plain one at the smallest gateway. */
const TEN = Array.from({ length: 10 }, (_, n) => `  s${n}: {region: us-west-2, vpc: {cidrs: [10.${n + 10}.0.0/16]}}`);

/** Further sites. */
export const SITES: readonly Case[] = [
  {
    title: 'the name of a site is one that no key of the hand-off has',
    yaml: link('sites: {azure: {region: us-west-2, vpc: {cidrs: [10.1.0.0/16]}}}\n'),
    lines: [
      '4:9 sites.azure must be 1 to 24 lower-case letters, digits and single hyphens, beginning with a letter, and no word that vpc2vnet uses itself (aws, azure, sites, found, connections, router-1, vpn-0-1); choose a name such as virginia [site-name]',
    ],
  },
  {
    title: 'a gateway takes as many sites as its SKU has connections',
    yaml: link(`sites:\n${TEN.join('\n')}\nipsec: {profile: azure-default}\n`, {
      location: 'westeurope, gateway: {sku: Basic}',
    }),
    lines: [
      '5:3 sites must be at most 9 beside aws: Basic takes 10 connections, got 10; remove some, or use VpnGw4AZ, which takes 100 [sku-tunnels]',
    ],
  },
];
