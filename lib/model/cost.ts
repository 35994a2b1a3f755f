import { HOURS_A_MONTH, PRICES, type Price } from '../catalog/prices';
import type { Gateway, Link } from './link';
import { hostKey, PLAIN_SITE } from './names';

/** Something of a link that costs money as long as it exists. */
export interface CostLine {
  readonly what: string;
  /** Key of its price, in the table and in `prices` of the config. */
  readonly key: string;
  readonly quantity: number;
  /** US dollars; undefined without a price. */
  readonly monthlyUsd: number | undefined;
  readonly origin: PriceOrigin;
}

/** Traffic, which no config knows the amount of. */
export interface TrafficPrice {
  readonly what: string;
  readonly key: string;
  /** US dollars a GB. */
  readonly usd: number | undefined;
  readonly origin: PriceOrigin;
}

export type PriceOrigin =
  | { readonly kind: 'config' }
  | ({ readonly kind: 'table' } & Pick<Price, 'of' | 'source' | 'date' | 'confirmed'>)
  | { readonly kind: 'unknown' };

/** What a link costs in a month of 730 hours, without its traffic. */
export interface Cost {
  /** US dollars: the sum of the lines that have a price. */
  readonly monthlyUsd: number;
  /** The largest first; those without a price at the end. */
  readonly lines: readonly CostLine[];
  readonly traffic: readonly TrafficPrice[];
}

/** CloudWatch alarms of a router beside those of its tunnels: recover, and reboot. */
const ALARMS_OF_A_ROUTER = 2;

/** Size of a test host's volume in GiB. */
const TEST_HOST_GIB = 8;

/** Returns what a link costs as its config describes it, whether it is deployed or not. */
export function costOf(link: Link): Cost {
  const lines = [...azureItems(link), ...awsItems(link)].map((item) => costLine(item, link.prices)).sort(byAmount);
  return {
    monthlyUsd: lines.reduce((sum, { monthlyUsd = 0 }) => sum + monthlyUsd, 0),
    lines,
    traffic: [
      { what: 'traffic from AWS to Azure', key: 'awsDataOut' },
      { what: 'traffic from Azure to AWS', key: 'azureDataOut' },
    ].map(({ what, key }) => {
      const { usd, origin } = priceOf(key, link.prices);
      return { what, key, usd, origin };
    }),
  };
}

type Item = Pick<CostLine, 'what' | 'key' | 'quantity'>;

function azureItems({ azure, sites }: Link): readonly Item[] {
  const { gateway, testVms } = azure;
  const connections = sites.reduce((sum, site) => sum + site.connections.length, 0);
  return [
    ...gatewayItems(gateway),
    { what: 'connection of the gateway', key: 'connection', quantity: connections },
    ...testVms.map(({ name, size }) => ({ what: `test VM ${name} with its disk`, key: size, quantity: 1 })),
  ];
}

/** A metric and an alarm for each. */
function tunnelsOf(router: string, connections: Link['sites'][number]['connections']): number {
  return connections.find(({ peer }) => peer === router)?.tunnels.length ?? 0;
}

/** An existing gateway costs the same without the link. */
function gatewayItems(gateway: Gateway): readonly Item[] {
  if (gateway.kind === 'existing') return [];
  return [
    { what: `VPN gateway ${gateway.sku}`, key: gateway.sku, quantity: 1 },
    { what: 'public address of the gateway', key: 'azurePublicIp', quantity: gateway.instances.length },
  ];
}

function awsItems({ sites }: Link): readonly Item[] {
  return sites.flatMap(({ name: site, routers, testHosts, connections }) => [
    ...routers.flatMap(({ name, instanceType, rootVolumeGiB }) => {
      const router = hostKey(site, name);
      const tunnels = tunnelsOf(name, connections);
      return [
        { what: `instance of ${router}`, key: instanceType, quantity: 1 },
        { what: `Elastic IP of ${router}`, key: 'publicIpv4', quantity: 1 },
        { what: `volume of ${router}`, key: 'gp3', quantity: rootVolumeGiB },
        { what: `alarms of ${router}`, key: 'alarm', quantity: ALARMS_OF_A_ROUTER + tunnels },
        { what: `tunnel metrics of ${router}`, key: 'metric', quantity: tunnels },
      ];
    }),
    ...testHosts.flatMap(({ name, instanceType }) => {
      const host = hostKey(site, name);
      return [
        { what: `instance of ${host}`, key: instanceType, quantity: 1 },
        { what: `public address of ${host}`, key: 'publicIpv4', quantity: 1 },
        { what: `volume of ${host}`, key: 'gp3', quantity: TEST_HOST_GIB },
      ];
    }),
    { what: `secret of the shared key${site === PLAIN_SITE ? '' : ` of ${site}`}`, key: 'keyStorage', quantity: 1 },
  ]);
}

function costLine(item: Item, prices: Link['prices']): CostLine {
  const { usd, per, origin } = priceOf(item.key, prices);
  const units = per === 'hour' ? HOURS_A_MONTH : 1;
  return { ...item, monthlyUsd: usd === undefined ? undefined : usd * units * item.quantity, origin };
}

interface FoundPrice {
  readonly usd: number | undefined;
  readonly per: Price['per'];
  readonly origin: PriceOrigin;
}

/** A price of the config is per the unit of the table, or per hour for what is not in it. */
function priceOf(key: string, prices: Link['prices']): FoundPrice {
  const known = Object.hasOwn(PRICES, key) ? PRICES[key] : undefined;
  const per = known?.per ?? 'hour';
  const given = prices[key];
  if (given !== undefined) return { usd: given, per, origin: { kind: 'config' } };
  if (known === undefined) return { usd: undefined, per, origin: { kind: 'unknown' } };
  const { usd, of, source, date, confirmed } = known;
  return { usd, per, origin: { kind: 'table', of, source, date, confirmed } };
}

function byAmount(a: CostLine, b: CostLine): number {
  return (b.monthlyUsd ?? -1) - (a.monthlyUsd ?? -1);
}
