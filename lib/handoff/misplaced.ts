import type { Link, Site } from '../model/link';
import type { Handoff } from './handoff';

/** Returns a line per fact of another region or location, which belongs to resources that the config no longer describes. */
export function misplacedFacts(handoff: Handoff, link: Link, file: string): readonly string[] {
  return [...link.sites.flatMap((site) => siteProblems(handoff, site, file)), ...azureProblems(handoff, link, file)];
}

function siteProblems({ aws }: Handoff, { region }: Site, file: string): readonly string[] {
  if (aws === undefined) return [];
  if (aws.region !== region) {
    return [
      `${file} is stale: its AWS side is in ${aws.region} and the config has ${region}; ` +
        'restore the region in the config, or, once that side is deleted, run `npm run -s vpc2vnet handoff forget aws`',
    ];
  }
  const [, , , place] = aws.sharedKeySecretArn.split(':');
  return place === region
    ? []
    : [`${file} has a shared key in ${place} for a router in ${region}; correct aws.sharedKeySecretArn`];
}

function azureProblems({ azure }: Handoff, { azure: { location } }: Link, file: string): readonly string[] {
  if (azure === undefined || azure.location === location) return [];
  return [
    `${file} is stale: its Azure side is in ${azure.location} and the config has ${location}; ` +
      'restore the location in the config, or, once that side is deleted, run `npm run -s vpc2vnet handoff forget azure`',
  ];
}
