import { isPreview, type Fact } from './fact';
import type {
  AwsNetwork,
  CreatedSubnet,
  ExistingSubnet,
  Connection,
  GatewayInstance,
  Ipsec,
  Link,
  Router,
  Site,
  TestHost,
} from './link';
import { PLAIN_ROUTER, type InstanceNumber, type RouteTableName, type TunnelDevice } from './names';

/** What the files of one router are made from, and nothing else: whatever joins the link changes no other router. */
export interface RouterView {
  readonly link: string;
  readonly region: string;
  /** Domain of the region's service endpoints. */
  readonly domain: string;
  readonly router: Router;
  readonly subnet: CreatedSubnet | ExistingSubnet;
  readonly ipsec: Ipsec;
  /** What Azure was deployed with of the router's identity. */
  readonly deployedWith: Connection['deployedWith'];
  /** Names of the route tables that lead to Azure, sorted. */
  readonly routeTables: readonly RouteTableName[];
  /** The test hosts that are deployed with it. */
  readonly testHosts: readonly TestHost[];
  readonly tunnels: readonly TunnelView[];
  /** Prefixes of the site. */
  readonly localPrefixes: readonly string[];
  /** Prefixes of the Azure side. */
  readonly remotePrefixes: readonly string[];
  /** Whether its files contain documentation addresses. */
  readonly preview: boolean;
}

export interface TunnelView {
  readonly instance: InstanceNumber;
  readonly device: TunnelDevice;
  /** Public address of the gateway instance at the other end. */
  readonly gatewayAddress: Fact<string>;
}

/**
 * The routers of a site, each as its files see it.
 * @throws Error when the subnet or the connection of one is missing; a resolved link always has both
 */
export function routerViewsOf(link: Link, site: Site): readonly RouterView[] {
  return site.routers.map((router) => routerViewOf(link, site, router));
}

/**
 * A router as its files see it.
 * @throws Error when its subnet or its connection is missing; a resolved link always has both
 */
export function routerViewOf({ name, azure }: Link, site: Site, router: Router): RouterView {
  const subnet = [...site.network.subnets].find((each) => each.name === router.subnet);
  const connection = site.connections.find(({ peer }) => peer === router.name);
  if (subnet === undefined || connection === undefined) throw new Error(`the site ${site.name} lacks ${router.name}`);
  const view = {
    link: name,
    region: site.region,
    domain: site.domain,
    router,
    subnet,
    ipsec: site.ipsec,
    deployedWith: connection.deployedWith,
    routeTables: routeTablesOf(site.network),
    testHosts: testHostsBeside(site, router),
    tunnels: tunnelsOf(connection, azure.gateway.instances),
    localPrefixes: site.prefixes,
    remotePrefixes: azure.prefixes,
  };
  return { ...view, preview: isPreview(view) };
}

function tunnelsOf(connection: Connection, instances: readonly GatewayInstance[]): readonly TunnelView[] {
  return connection.tunnels.flatMap(({ instance, device }) =>
    instances
      .filter(({ number }) => number === instance)
      .map(({ address }) => ({ instance, device, gatewayAddress: address })),
  );
}

function routeTablesOf(network: AwsNetwork): readonly RouteTableName[] {
  const names = network.kind === 'existing' ? network.routeTables : network.subnets.map((each) => routeTableOf(each));
  return [...new Set(names)].sort();
}

function routeTableOf(subnet: CreatedSubnet): RouteTableName {
  return subnet.public ? 'Public' : 'Private';
}

/** The test hosts that are deployed with a router: those of a site with its plain one. */
export function testHostsBeside({ testHosts }: Site, { name }: Router): readonly TestHost[] {
  return name === PLAIN_ROUTER ? testHosts : [];
}
