import { hasZones, shortLocation } from '../catalog/azure-location';
import { GATEWAY_SKUS, type GatewayGeneration, type GatewaySku, type GatewaySkuName } from '../catalog/gateway-sku';
import { cidrOf, firstSubnet, lastFreeSubnet } from '../cidr/cidr';
import type { ConnectionMode } from '../ipsec/azure-policy';
import type { Config } from './schema/config';

type Vpc = Config['aws']['vpc'];
type VpcSubnet = NonNullable<Vpc['subnets']>[number] & { readonly name: string };
type VnetSubnet = NonNullable<Config['azure']['vnet']['subnets']>[number];

/** The values that depend on others, as the file sets them or as they follow. */
export interface Resolved {
  readonly location: string;
  readonly resourceGroup: string;
  /** Empty for an existing VPC whose CIDR blocks the file does not name. */
  readonly vpcCidrs: readonly string[];
  readonly vpcSubnets: readonly VpcSubnet[];
  readonly vnetSubnets: readonly VnetSubnet[];
  /** Absent when the first prefix of the VNet has no free space. */
  readonly gatewaySubnet?: string;
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

/** The row of a SKU, or undefined when Azure does not create it. */
export function skuRow(name: string): GatewaySku | undefined {
  return Object.hasOwn(GATEWAY_SKUS, name) ? GATEWAY_SKUS[name as GatewaySkuName] : undefined;
}

/** Fills in what one value takes from others. The ranges in `config` must already be well-formed. */
export function resolveDefaults(config: Config): Resolved {
  const { azure, aws, ipsec } = config;
  const vnetSubnets = azure.vnet.subnets ?? [{ name: DEFAULT_SUBNET_NAME, cidr: firstOf(azure.vnet.cidrs) }];
  const sku = skuRow(azure.gateway.sku);
  const location = shortLocation(azure.location);
  return {
    location,
    resourceGroup: azure.resourceGroup ?? config.name,
    vpcCidrs: vpcCidrsOf(aws.vpc),
    vpcSubnets: vpcSubnetsOf(aws.vpc),
    vnetSubnets,
    gatewaySubnet: azure.vnet.gatewaySubnet ?? freeGatewaySubnet(azure.vnet.cidrs, vnetSubnets),
    generation: azure.gateway.generation ?? sku?.generations[0] ?? 'Generation1',
    zones: azure.gateway.zones ?? (hasZones(location) && sku?.zones !== false ? ['1', '2', '3'] : []),
    // One end initiates: two would create two IKE SAs, and delete them by turns.
    connectionMode: ipsec.connectionMode ?? (sku?.connectionMode === false ? 'Default' : 'ResponderOnly'),
  };
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

function freeGatewaySubnet(cidrs: readonly string[], subnets: readonly VnetSubnet[]): string | undefined {
  const taken = subnets.map((subnet) => cidrOf(subnet.cidr));
  return lastFreeSubnet(cidrOf(cidrs[0] ?? ''), DEFAULT_GATEWAY_SUBNET_PREFIX, taken)?.text;
}
