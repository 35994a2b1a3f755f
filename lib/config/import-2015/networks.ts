import { cidrOf, firstSubnet, isCidrError, overlaps, readCidr, subnetOf, type Cidr } from '../../cidr/cidr';

/** The largest VPC that AWS takes. */
const SHORTEST_VPC_PREFIX = 16;
const GATEWAY_SUBNET_PREFIX = 27;
const WORKLOAD_PREFIX = 24;

/** Returns the largest VPC CIDR block around a subnet that does not overlap the VNet; an invalid network as it is. */
export function vpcRangeAround(subnet: string, vnet: string): string {
  const network = networkOf(subnet);
  if (network === undefined) return subnet;
  for (let prefix = SHORTEST_VPC_PREFIX; prefix < network.prefixLength; prefix += 1) {
    const range = subnetOf(network, prefix);
    if (!touches(range, vnet)) return range.text;
  }
  return subnet;
}

/** Returns the first /24 of a VNet, or all of a smaller one; an invalid network as it is. */
export function firstSubnetIn(vnet: string): string {
  const network = networkOf(vnet);
  return network === undefined ? vnet : firstSubnet(network, Math.max(WORKLOAD_PREFIX, network.prefixLength)).text;
}

/** The GatewaySubnet of today's size, or undefined when that would run into the workload subnet. */
export function gatewaySubnetAround(old: string, workload: string): string | undefined {
  const network = networkOf(old);
  if (network === undefined || network.prefixLength <= GATEWAY_SUBNET_PREFIX) return old;
  const range = subnetOf(network, GATEWAY_SUBNET_PREFIX);
  return touches(range, workload) && !touches(network, workload) ? undefined : range.text;
}

function touches(range: Cidr, text: string): boolean {
  const other = networkOf(text);
  return other !== undefined && overlaps(range, other);
}

function networkOf(text: string): Cidr | undefined {
  return isCidrError(readCidr(text)) ? undefined : cidrOf(text);
}
