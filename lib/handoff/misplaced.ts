import { partitionOf } from '../catalog/aws-partition';
import { cidrOf, contains } from '../cidr/cidr';
import type { Link, Site } from '../model/link';
import { PLAIN_SITE, sitePath } from '../model/names';
import type { Handoff } from './handoff';
import { DEFAULT_COMMANDS, type HandoffCommands } from './handoff-commands';
import { siteFacts, sitesIn } from './site-facts';

/** An address, and the key of its fact. */
interface PlacedAddress {
  readonly key: string;
  readonly address: string;
}

/** Returns a line per fact that cannot be of this link: of another region or location, or an address that it cannot have. */
export function misplacedFacts(
  handoff: Handoff,
  link: Link,
  file: string,
  { forget }: HandoffCommands = DEFAULT_COMMANDS,
): readonly string[] {
  return [
    ...link.sites.flatMap((site) => siteProblems(handoff, site, file, forget)),
    ...azureProblems(handoff, link, file, forget),
    ...addressProblems(handoff, link, file),
    ...secretProblems(handoff, file),
  ];
}

function siteProblems(
  handoff: Handoff,
  { name, region }: Site,
  file: string,
  forget: HandoffCommands['forget'],
): readonly string[] {
  const aws = siteFacts(handoff, name);
  const path = sitePath(name);
  if (aws === undefined) return [];
  if (aws.region !== region) {
    return [
      `${file} is stale: its ${name === PLAIN_SITE ? 'AWS side' : `site ${name}`} is in ${aws.region} and the config has ${region}; ` +
        `restore the region in the config, or, once that side is deleted, run \`${forget(path)}\``,
    ];
  }
  const [, partition, , place] = aws.sharedKeySecretArn.split(':');
  const expected = partitionOf(region).name;
  if (place !== region)
    return [`${file} has a shared key in ${place} for a router in ${region}; correct ${path}.sharedKeySecretArn`];
  return partition === expected
    ? []
    : [
        `${file} has a shared key of the partition ${partition} for a router in ${expected}; correct ${path}.sharedKeySecretArn`,
      ];
}

function azureProblems(
  { azure }: Handoff,
  { azure: { location } }: Link,
  file: string,
  forget: HandoffCommands['forget'],
): readonly string[] {
  if (azure === undefined || azure.location === location) return [];
  return [
    `${file} is stale: its Azure side is in ${azure.location} and the config has ${location}; ` +
      `restore the location in the config, or, once that side is deleted, run \`${forget('azure')}\``,
  ];
}

/** An address is of one router or gateway instance only, and outside the networks that the tunnel connects. */
function addressProblems(handoff: Handoff, link: Link, file: string): readonly string[] {
  const written = [
    ...sitesIn(handoff).flatMap((site) =>
      placed(`${sitePath(site)}.routerAddresses`, siteFacts(handoff, site)?.routerAddresses),
    ),
    ...placed('azure.gatewayAddresses', handoff.azure?.gatewayAddresses),
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

/** Each site has a secret of its own: with the same one, the deletion of one network takes the key of the other. */
function secretProblems(handoff: Handoff, file: string): readonly string[] {
  const secrets = sitesIn(handoff).map((site) => ({
    key: `${sitePath(site)}.sharedKeySecretArn`,
    arn: siteFacts(handoff, site)?.sharedKeySecretArn,
  }));
  return secrets.flatMap(({ key, arn }, index) => {
    const same = secrets.slice(0, index).find((other) => other.arn === arn);
    return same === undefined
      ? []
      : [`${file} has the secret ${arn} in ${same.key} and in ${key}; correct one of them`];
  });
}

function placed(field: string, addresses: Readonly<Record<string, string>> = {}): readonly PlacedAddress[] {
  return Object.entries(addresses).map(([name, address]) => ({ key: `${field}.${name}`, address }));
}
