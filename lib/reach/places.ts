import { contains, type Cidr } from '../cidr/cidr';
import { holds } from './packet';
import type { Instance, RouteTable, Vpc } from './read/aws-side';
import type { AzureRange } from './read/azure-side';
import type { Deployed, Router } from './read/deployed';

/** A row and a column of the matrix, with what its packets meet first. */
export type Place = { readonly id: string; readonly label: string } & (
  | { readonly kind: 'vpc-subnet' | 'vpc-range'; readonly network: Cidr; readonly site: VpcSite }
  | { readonly kind: 'vpc-routed'; readonly network: Cidr; readonly router: Router }
  | { readonly kind: 'test-host'; readonly address: bigint; readonly instance: Instance; readonly site: VpcSite }
  | { readonly kind: 'router'; readonly address: bigint; readonly publicAddress: bigint; readonly router: Router }
  | { readonly kind: 'behind-vpc'; readonly router: Router }
  | { readonly kind: 'gateway'; readonly addresses: readonly bigint[] }
  | { readonly kind: 'vnet'; readonly network: Cidr; readonly range: AzureRange }
  | { readonly kind: 'behind-vnet' }
  | { readonly kind: 'internet' }
);

export type PlaceOf<K extends Place['kind']> = Extract<Place, { readonly kind: K }>;

/** Where in a VPC an instance is. */
export interface VpcSite {
  readonly vpc: Vpc;
  /** The route tables that may apply; `undefined` in it: one with only the local route. */
  readonly tables: readonly (RouteTable | undefined)[];
  readonly hasPublicAddress: boolean;
  /** The router that the packet comes from; absent for packets of other instances. */
  readonly leaving?: Router;
}

/** Position of a router's and of a test host's address in its subnet, also in one of 16: AWS reserves the first four and the last. */
const [ROUTER_OFFSET, TEST_HOST_OFFSET] = [BigInt(12), BigInt(14)];

/** The rows of the matrix: AWS first, then Azure, then the internet. */
export function placesOf(deployed: Deployed): readonly Place[] {
  const { aws, azure, routers } = deployed;
  return [
    ...aws.vpcs.flatMap((vpc) => rangesOf(vpc)),
    ...routers.flatMap((router) => routedOf(router, deployed)),
    ...testHosts(deployed),
    ...routers.map((router) => routerPlace(router, deployed)),
    ...routers.map((router): Place => ({
      id: `behind-vpc:${router.name}`,
      label: `other networks behind the VPC of ${router.name}`,
      kind: 'behind-vpc',
      router,
    })),
    { id: 'gateway', label: 'Azure gateway', kind: 'gateway', addresses: deployed.gatewayAddresses },
    ...azure.ranges.map((range): Place => ({
      id: `vnet:${range.network.text}`,
      label: range.kind === 'routed' ? labelOfRouted(range.network) : labelOf(range.name, range.network),
      kind: 'vnet',
      network: range.network,
      range,
    })),
    { id: 'behind-vnet', label: 'other networks behind the Azure gateway', kind: 'behind-vnet' },
    { id: 'internet', label: 'internet', kind: 'internet' },
  ];
}

/** The subnets of a VPC, and its ranges that have none in the templates: those of a VPC that exists. */
function rangesOf(vpc: Vpc): readonly Place[] {
  const subnets = vpc.subnets.map(({ name, network, table, mapsPublicAddress }): Place => {
    const site = { vpc, tables: [table], hasPublicAddress: mapsPublicAddress };
    return { id: `vpc:${network.text}`, label: labelOf(name, network), kind: 'vpc-subnet', network, site };
  });
  const bare = vpc.ranges.filter((range) => !vpc.subnets.some(({ network }) => contains(range, network)));
  const site = { vpc, tables: vpc.tables, hasPublicAddress: false };
  const ranges = bare.map((network): Place => {
    return { id: `vpc:${network.text}`, label: labelOf('VPC', network), kind: 'vpc-range', network, site };
  });
  return [...subnets, ...ranges];
}

function labelOf(name: string, network: Cidr): string {
  return name === network.text ? name : `${name} ${network.text}`;
}

/** Prefixes of the local network gateway outside the VPC: what the VPC routes elsewhere. */
function routedOf(router: Router, { aws, azure }: Deployed): readonly Place[] {
  const ranges = aws.vpcs.flatMap((vpc) => vpc.ranges);
  const prefixes = azure.connections.filter((each) => each.router === router.name).flatMap((each) => each.prefixes);
  return prefixes
    .filter(({ first }) => !ranges.some((range) => holds(range, first)))
    .map((network) => ({
      id: `vpc:${network.text}`,
      label: labelOfRouted(network),
      kind: 'vpc-routed',
      network,
      router,
    }));
}

/** Of a network that nothing in the rendered files routes: the matrix holds once somebody has created its routes. */
function labelOfRouted({ text }: Cidr): string {
  return `${text}, if routed outside the link`;
}

function testHosts(deployed: Deployed): readonly Place[] {
  const routers = deployed.routers.map(({ instance }) => instance.id);
  return deployed.aws.instances
    .filter(({ id }) => !routers.includes(id))
    .map((instance) => {
      const name = `${sitePrefixOf(instance, deployed)}${instance.path.split('/').at(1) ?? instance.id}`;
      const { vpc, subnet } = whereIs(instance, deployed);
      return {
        id: `instance:${name}`,
        label: name,
        kind: 'test-host',
        address: firstOf(vpc, subnet?.network) + TEST_HOST_OFFSET,
        instance,
        site: siteOf(instance, deployed),
      };
    });
}

/** `SITE/` for an instance of a further site, as in the names of its routers; empty for the first site. */
function sitePrefixOf({ vpcId }: Instance, { routers }: Deployed): string {
  const router = routers.find(({ instance }) => instance.vpcId === vpcId);
  return router?.name.replace(/[^/]*$/, '') ?? '';
}

function routerPlace(router: Router, deployed: Deployed): Place {
  const { vpc, subnet } = whereIs(router.instance, deployed);
  const connection = deployed.azure.connections.find((each) => each.router === router.name);
  return {
    id: `router:${router.name}`,
    label: router.name,
    kind: 'router',
    address: firstOf(vpc, subnet?.network) + ROUTER_OFFSET,
    publicAddress: connection?.routerAddress ?? BigInt(0),
    router,
  };
}

function firstOf(vpc: Vpc | undefined, subnet: Cidr | undefined): bigint {
  return (subnet ?? vpc?.ranges[0])?.first ?? BigInt(0);
}

function whereIs({ vpcId, subnetId }: Instance, { aws }: Deployed) {
  const vpc = aws.vpcs.find(({ id }) => id === vpcId);
  return { vpc, subnet: vpc?.subnets.find(({ id }) => id === subnetId) };
}

/** Where an instance of the link is; in a subnet that exists, the route tables of the link apply. */
export function siteOf(instance: Instance, deployed: Deployed): VpcSite {
  const { vpc, subnet } = whereIs(instance, deployed);
  const known = vpc ?? { id: instance.vpcId, ranges: [], subnets: [], tables: [] };
  return {
    vpc: known,
    tables: subnet === undefined ? known.tables : [subnet.table],
    hasPublicAddress: instance.hasPublicAddress,
  };
}
