import { HOURS_A_MONTH, PRICES } from '../../catalog/prices';
import { costOf, type Cost, type PriceOrigin } from '../../model/cost';
import type { Link } from '../../model/link';

/** What a link costs a month, at some levels of traffic, beside AWS's managed VPN. */
export interface Costs {
  readonly cost: Cost;
  readonly levels: readonly TrafficLevel[];
}

export interface TrafficLevel {
  /** GB a month in each direction. */
  readonly gigabytes: number;
  /** US dollars a month; undefined when a price of traffic is not known. */
  readonly trafficUsd: number | undefined;
  readonly totalUsd: number | undefined;
  /** The same with AWS's managed VPN in the place of the routers. */
  readonly managedUsd: number | undefined;
}

/** A link that administers machines, and one that copies data every night. */
const LEVELS_GB: readonly number[] = [50, 2_000];

/** Keys of what only a router of one's own costs. */
const OF_A_ROUTER = /^(instance|Elastic IP|volume|alarms|tunnel metrics) of (\S+\/)?router-/;

/** Returns what a link costs, from its model. */
export function costsOf(link: Link): Costs {
  const cost = costOf(link);
  const routers = cost.lines
    .filter(({ what }) => OF_A_ROUTER.test(what))
    .reduce((sum, { monthlyUsd = 0 }) => sum + monthlyUsd, 0);
  const connections = link.sites.reduce((sum, site) => sum + site.connections.length, 0);
  const managed = link.prices['awsVpnConnection'] ?? PRICES['awsVpnConnection']?.usd;
  return {
    cost,
    levels: LEVELS_GB.map((gigabytes) => {
      const traffic = cost.traffic.reduce<number | undefined>(
        (sum, { usd }) => (sum === undefined || usd === undefined ? undefined : sum + usd * gigabytes),
        0,
      );
      const total = traffic === undefined ? undefined : cost.monthlyUsd + traffic;
      return {
        gigabytes,
        trafficUsd: traffic,
        totalUsd: total,
        managedUsd:
          total === undefined || managed === undefined
            ? undefined
            : total - routers + managed * HOURS_A_MONTH * connections,
      };
    }),
  };
}

/** Returns where a price is from, in words. */
export function originOf(key: string, origin: PriceOrigin): string {
  switch (origin.kind) {
    case 'config':
      return 'from the config';
    case 'unknown':
      return `not known; set prices.${key} in the config`;
    case 'table':
      return `${origin.of}, ${origin.date}${origin.confirmed ? '' : ', unconfirmed'}`;
  }
}

/** When something else than a link is the better choice. */
export const OTHER_CHOICES: readonly { readonly what: string; readonly when: string }[] = [
  {
    what: 'AWS Site-to-Site VPN',
    when: 'You want two tunnels, BGP, and no instance to operate; or more bandwidth than the instance type of the router sustains.',
  },
  {
    what: 'Direct Connect with ExpressRoute',
    when: 'Traffic must not cross the internet, bandwidth and latency must be guaranteed, or many TB a month make the price of traffic the largest line.',
  },
  {
    what: 'TLS over the internet',
    when: 'One service of the other side is all that you need: its own encryption and a list of allowed addresses cost no gateway.',
  },
];
