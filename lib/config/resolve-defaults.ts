import { hasZones, shortLocation } from '../catalog/azure-location';
import { GATEWAY_SKUS, type GatewayGeneration, type GatewaySku, type GatewaySkuName } from '../catalog/gateway-sku';
import { cidrOf, firstSubnet, lastFreeSubnet } from '../cidr/cidr';
import type { ConnectionMode } from '../ipsec/azure-policy';
import type { Config } from './schema/config';

type VpcSubnet = NonNullable<Config['aws']['vpc']['subnets']>[number];
type VnetSubnet = NonNullable<Config['azure']['vnet']['subnets']>[number];

/** The values that depend on others, as the file sets them or as they follow. */
export interface Resolved {
  readonly location: string;
  readonly resourceGroup: string;
  readonly vpcSubnets: readonly VpcSubnet[];
  readonly vnetSubnets: readonly VnetSubnet[];
  /** Absent when the first prefix of the VNet has no free space. */
  readonly gatewaySubnet?: string;
  readonly generation: GatewayGeneration;
  readonly zones: readonly string[];
  readonly connectionMode: ConnectionMode;
}

/** Prefix length of the subnets that are created when none are listed, as in the 2015 blog post. */
const DEFAULT_SUBNET_PREFIX = 24;
const DEFAULT_GATEWAY_SUBNET_PREFIX = 27;

/** The row of a SKU, or undefined when Azure does not create it. */
export function skuRow(name: string): GatewaySku | undefined {
  return Object.hasOwn(GATEWAY_SKUS, name) ? GATEWAY_SKUS[name as GatewaySkuName] : undefined;
}

/** Fills in what one value takes from others. The ranges in `config` must already be well-formed. */
export function resolveDefaults(config: Config): Resolved {
  const { azure, aws, ipsec } = config;
  const vnetSubnets = azure.vnet.subnets ?? [{ name: 'Subnet1', cidr: firstOf(azure.vnet.cidrs) }];
  const sku = skuRow(azure.gateway.sku);
  const location = shortLocation(azure.location);
  return {
    location,
    resourceGroup: azure.resourceGroup ?? config.name,
    vpcSubnets: aws.vpc.subnets ?? [{ name: 'Subnet1', cidr: firstOf(aws.vpc.cidrs), public: true }],
    vnetSubnets,
    gatewaySubnet: azure.vnet.gatewaySubnet ?? freeGatewaySubnet(azure.vnet.cidrs, vnetSubnets),
    generation: azure.gateway.generation ?? sku?.generations[0] ?? 'Generation1',
    zones: azure.gateway.zones ?? (hasZones(location) && sku?.zones !== false ? ['1', '2', '3'] : []),
    // One end initiates: two would create two IKE SAs, and delete them by turns.
    connectionMode: ipsec.connectionMode ?? (sku?.connectionMode === false ? 'Default' : 'ResponderOnly'),
  };
}

function firstOf(cidrs: readonly string[]): string {
  return firstSubnet(cidrOf(cidrs[0] ?? ''), DEFAULT_SUBNET_PREFIX).text;
}

function freeGatewaySubnet(cidrs: readonly string[], subnets: readonly VnetSubnet[]): string | undefined {
  const taken = subnets.map((subnet) => cidrOf(subnet.cidr));
  return lastFreeSubnet(cidrOf(cidrs[0] ?? ''), DEFAULT_GATEWAY_SUBNET_PREFIX, taken)?.text;
}
