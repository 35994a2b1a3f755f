import { azureIdOf, resourceGroupIdOf } from '../catalog/azure-id';
import { hasZones, shortLocation } from '../catalog/azure-location';
import { skuRow, type GatewayGeneration } from '../catalog/gateway-sku';
import { PLAIN_SITE } from '../catalog/site-name';
import { cidrOf, firstSubnet, lastFreeSubnet } from '../cidr/cidr';
import type { ConnectionMode } from '../ipsec/azure-policy';
import type { ConfigPath } from './problems/problem';
import { DEFAULT_CIDRS, EXISTING } from './schema/azure';
import type { Config } from './schema/config';

export type SiteConfig = Config['sites'][string];
type Vpc = SiteConfig['vpc'];
type VpcSubnet = NonNullable<Vpc['subnets']>[number] & { readonly name: string };
type VnetSubnet = NonNullable<Config['azure']['vnet']['subnets']>[number];

/** A resource group to create, or the id of one that exists. */
export type ResourceGroup = { readonly name: string } | { readonly id: string };

/** A site of the file: that of the key `aws`, or one of `sites`. */
export interface ResolvedSite {
  /** `aws`, or the name of its key. */
  readonly name: string;
  /** Where it is in the file. */
  readonly path: ConfigPath;
  readonly config: SiteConfig;
  /** Empty for an existing VPC whose CIDR blocks the file does not name. */
  readonly vpcCidrs: readonly string[];
  readonly vpcSubnets: readonly VpcSubnet[];
}

/** The values that depend on others, as the file sets them or as they follow. */
export interface Resolved {
  readonly location: string;
  /** The group of what is created in Azure. */
  readonly resourceGroup: ResourceGroup;
  /** The site of the key `aws`, then those of `sites` by name. */
  readonly sites: readonly [ResolvedSite, ...ResolvedSite[]];
  /** Empty for an existing VNet of which the file does not give them. */
  readonly vnetCidrs: readonly string[];
  /** Subnets to create; an existing VNet keeps its own. */
  readonly vnetSubnets: readonly VnetSubnet[];
  /** Prefix of the GatewaySubnet to create; absent when it exists, or when the first prefix of the VNet has no free space. */
  readonly gatewaySubnet?: string;
  readonly testVm: boolean;
  readonly generation: GatewayGeneration;
  readonly zones: readonly string[];
  readonly connectionMode: ConnectionMode;
}

/** CIDR block of a VPC that is created, unless the file says otherwise. */
const DEFAULT_VPC_CIDR = '10.0.0.0/16';

/** Name and prefix length of the subnets that are created when none are listed, as in the 2015 blog post. */
const DEFAULT_SUBNET_NAME = 'Subnet1';
const DEFAULT_SUBNET_PREFIX = 24;
const DEFAULT_GATEWAY_SUBNET_PREFIX = 27;

/** Prefix length of a single address. */
const SMALLEST = 32;

/** Fills in what one value takes from others. The ranges in `config` must already be well-formed. */
export function resolveDefaults(config: Config): Resolved {
  const { azure, ipsec } = config;
  const { vnet } = azure;
  const vnetCidrs = vnet.cidrs ?? (vnet.id === undefined ? DEFAULT_CIDRS : []);
  const vnetSubnets =
    vnet.id === undefined ? (vnet.subnets ?? [{ name: DEFAULT_SUBNET_NAME, cidr: workloadIn(vnetCidrs) }]) : [];
  const sku = skuRow(azure.gateway.sku);
  const location = shortLocation(azure.location);
  return {
    location,
    resourceGroup: resourceGroupOf(config),
    sites: sitesOf(config),
    vnetCidrs,
    vnetSubnets,
    gatewaySubnet: gatewaySubnetOf(vnet, vnetCidrs, vnetSubnets),
    testVm: azure.testVm.enabled ?? vnet.id === undefined,
    generation: azure.gateway.generation ?? sku?.generations[0] ?? 'Generation1',
    // Those of an existing VPN gateway are its own.
    zones: azure.gateway.zones ?? (hasZones(location) && sku?.zones !== false ? ['1', '2', '3'] : []),
    connectionMode: ipsec.connectionMode ?? defaultConnectionMode(azure.gateway.sku),
  };
}

/** One end initiates: two would create two IKE SAs, and delete them by turns. Not every SKU has the choice. */
export function defaultConnectionMode(sku: string): ConnectionMode {
  return skuRow(sku)?.connectionMode === false ? 'Default' : 'ResponderOnly';
}

/** Sorted, so that the order in the file changes nothing. */
function sitesOf({ aws, sites }: Config): Resolved['sites'] {
  const further = Object.entries(sites)
    .map(([name, site]) => siteOf(name, ['sites', name], site))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return [siteOf(PLAIN_SITE, [PLAIN_SITE], aws), ...further];
}

function siteOf(name: string, path: ConfigPath, config: SiteConfig): ResolvedSite {
  return { name, path, config, vpcCidrs: vpcCidrsOf(config.vpc), vpcSubnets: vpcSubnetsOf(config.vpc) };
}

function vpcCidrsOf({ id, cidrs }: Vpc): readonly string[] {
  return cidrs ?? (id === undefined ? [DEFAULT_VPC_CIDR] : []);
}

/** Of an existing VPC only those that are listed: which of its ranges are free is not known. */
function vpcSubnetsOf(vpc: Vpc): readonly VpcSubnet[] {
  if (vpc.subnets === undefined && vpc.id === undefined) {
    return [{ name: DEFAULT_SUBNET_NAME, cidr: firstOf(vpcCidrsOf(vpc)), public: true }];
  }
  return (vpc.subnets ?? []).map((subnet) => ({ ...subnet, name: subnet.name ?? subnet.id ?? '' }));
}

function firstOf(cidrs: readonly string[]): string {
  return firstSubnet(cidrOf(cidrs[0] ?? ''), DEFAULT_SUBNET_PREFIX).text;
}

/** Half of a prefix of the default length or a smaller one, because the GatewaySubnet needs room. */
function workloadIn([first = '']: readonly string[]): string {
  const network = cidrOf(first);
  return firstSubnet(network, Math.min(Math.max(DEFAULT_SUBNET_PREFIX, network.prefixLength + 1), SMALLEST)).text;
}

/** What belongs to an existing VNet goes into the group of that VNet. */
function resourceGroupOf({ name, azure: { resourceGroup, vnet } }: Config): ResourceGroup {
  if (typeof resourceGroup === 'string') return { name: resourceGroup };
  if (resourceGroup !== undefined) return resourceGroup;
  return vnet.id === undefined ? { name } : { id: resourceGroupIdOf(azureIdOf(vnet.id)) };
}

function gatewaySubnetOf(
  { id, gatewaySubnet }: Config['azure']['vnet'],
  cidrs: readonly string[],
  subnets: readonly VnetSubnet[],
): string | undefined {
  if (gatewaySubnet === undefined && id === undefined) return freeGatewaySubnet(cidrs, subnets);
  return gatewaySubnet === EXISTING ? undefined : gatewaySubnet;
}

function freeGatewaySubnet(cidrs: readonly string[], subnets: readonly VnetSubnet[]): string | undefined {
  const taken = subnets.map((subnet) => cidrOf(subnet.cidr));
  return lastFreeSubnet(cidrOf(cidrs[0] ?? ''), DEFAULT_GATEWAY_SUBNET_PREFIX, taken)?.text;
}
