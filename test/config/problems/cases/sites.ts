import { link, type Case } from '../../case';

/** Ten sites with ranges of their own, one more than fit beside the plain one at the smallest gateway. */
const TEN = Array.from({ length: 10 }, (_, n) => `  s${n}: {region: us-west-2, vpc: {cidrs: [10.${n + 10}.0.0/16]}}`);

const VPC =
  'vpc: {id: vpc-0123456789abcdef0, cidrs: [10.4.0.0/16], subnets: [{id: subnet-0123456789abcdef0, cidr: 10.4.0.0/24}], routeTables: [rtb-0123456789abcdef0]}';

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
  {
    title: 'an existing VPC is that of one site',
    yaml: `name: ab
aws: {region: us-west-2, ${VPC}}
sites: {virginia: {region: us-west-2, ${VPC.replaceAll('10.4.', '10.5.')}}}
azure: {location: westeurope}
`,
    lines: [
      '3:49 sites.virginia.vpc.id must not be the VPC of aws, got "vpc-0123456789abcdef0"; remove one of the two sites: a VPC has one router to Azure [existing-repeated]',
    ],
  },
  {
    title: 'all sites are in the partition of one account',
    yaml: link('sites: {beijing: {region: cn-north-1, vpc: {cidrs: [10.1.0.0/16]}}}\n'),
    lines: [
      '4:27 sites.beijing.region must be in the partition aws as us-west-2 is: an account is in one, got "cn-north-1"; write a link of its own for it [site-partition]',
    ],
  },
];
