import { partitionOf } from '../catalog/aws-partition';
import { cidrOf, contains } from '../cidr/cidr';
import type { Link, Site } from '../model/link';
import type { Handoff } from './handoff';

/** An address, and the key of its fact. */
interface PlacedAddress {
  readonly key: string;
  readonly address: string;
}

/** Returns a line per fact that cannot be of this link: of another region or location, or an address that it cannot have. */
export function misplacedFacts(handoff: Handoff, link: Link, file: string): readonly string[] {
  return [
    ...link.sites.flatMap((site) => siteProblems(handoff, site, file)),
    ...azureProblems(handoff, link, file),
    ...addressProblems(handoff, link, file),
  ];
}

function siteProblems({ aws }: Handoff, { region }: Site, file: string): readonly string[] {
  if (aws === undefined) return [];
  if (aws.region !== region) {
    return [
      `${file} is stale: its AWS side is in ${aws.region} and the config has ${region}; ` +
        'restore the region in the config, or, once that side is deleted, run `npm run -s vpc2vnet handoff forget aws`',
    ];
  }
  const [, partition, , place] = aws.sharedKeySecretArn.split(':');
  const expected = partitionOf(region).name;
  if (place !== region)
    return [`${file} has a shared key in ${place} for a router in ${region}; correct aws.sharedKeySecretArn`];
  return partition === expected
    ? []
    : [
        `${file} has a shared key of the partition ${partition} for a router in ${expected}; correct aws.sharedKeySecretArn`,
      ];
}

function azureProblems({ azure }: Handoff, { azure: { location } }: Link, file: string): readonly string[] {
  if (azure === undefined || azure.location === location) return [];
  return [
    `${file} is stale: its Azure side is in ${azure.location} and the config has ${location}; ` +
      'restore the location in the config, or, once that side is deleted, run `npm run -s vpc2vnet handoff forget azure`',
  ];
}

/** An address is of one router or gateway instance only, and outside the networks that the tunnel connects. */
function addressProblems({ aws, azure }: Handoff, link: Link, file: string): readonly string[] {
  const written = [
    ...placed('aws.routerAddresses', aws?.routerAddresses),
    ...placed('azure.gatewayAddresses', azure?.gatewayAddresses),
  ];
  const prefixes = [...link.sites.flatMap((site) => site.prefixes), ...link.azure.prefixes];
  return written.flatMap(({ key, address }, index) => {
    const same = written.slice(0, index).find((other) => other.address === address);
    if (same !== undefined)
      return [`${file} has the address ${address} in ${same.key} and in ${key}; correct one of them`];
    const prefix = prefixes.find((each) => contains(cidrOf(each), cidrOf(`${address}/32`)));
    return prefix === undefined ? [] : [`${file}: ${key} is ${address}, which is in ${prefix} of the link; correct it`];
  });
}

function placed(field: string, addresses: Readonly<Record<string, string>> = {}): readonly PlacedAddress[] {
  return Object.entries(addresses).map(([name, address]) => ({ key: `${field}.${name}`, address }));
}
