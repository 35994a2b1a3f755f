import { LabError } from '../lab-error';
import { readNetworkSecurity, type NetworkSecurityRule } from './network-security';
import { outputOf, referenced, resourcesOf, type TerraformBlock, type TerraformJson } from './terraform-json';

/** Azure's custom IPsec policy, with the field names and values of azurerm. @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-compliance-crypto */
export interface IpsecPolicy {
  readonly ike_encryption: string;
  readonly ike_integrity: string;
  readonly dh_group: string;
  readonly ipsec_encryption: string;
  readonly ipsec_integrity: string;
  readonly pfs_group: string;
  /** Seconds. @default 27000 */
  readonly sa_lifetime?: number;
  /** Kilobytes. @default 102400000 */
  readonly sa_datasize?: number;
}

/** One connection of the emitted Azure side, with what it refers to. */
export interface AzureConnection {
  readonly name: string;
  /** Name of its site in the configuration of the lab's gateway; absent: that of the first site. */
  readonly site?: string;
  readonly mode: 'Default' | 'InitiatorOnly' | 'ResponderOnly';
  readonly protocol: string;
  /** Seconds. @default 45 */
  readonly dpdTimeoutSeconds: number;
  /** Absent: Azure's default proposals. */
  readonly policy?: IpsecPolicy;
  /** The router's address in the local network gateway. */
  readonly routerAddress: string;
  readonly awsPrefixes: readonly string[];
  readonly azurePrefixes: readonly string[];
  /** Whether the VNet exists without the link. @default false */
  readonly isExistingVnet?: boolean;
  /** Prefix of the first created subnet other than GatewaySubnet; in a VNet that exists, its first /24. */
  readonly vmSubnet: string;
  /** Rules of that subnet's network security group; absent: the subnet has none, so everything passes. */
  readonly vmSecurity?: readonly NetworkSecurityRule[];
  readonly usePolicyBasedSelectors: boolean;
}

/**
 * Reads the connections of the emitted Azure side.
 * @throws LabError without a connection or a prefix in Azure, or when a reference does not resolve
 */
export function readConnections(terraform: TerraformJson): readonly AzureConnection[] {
  const connections = resourcesOf(terraform, 'azurerm_virtual_network_gateway_connection');
  if (connections.size === 0) throw new LabError('the Azure side has no connection; synthesize it again');
  return [...connections].map(([name, block]) => readConnection(terraform, name, block));
}

function readConnection(terraform: TerraformJson, name: string, block: TerraformBlock): AzureConnection {
  const site = referenced(terraform, block['local_network_gateway_id']);
  const azurePrefixes = prefixesIn(terraform);
  const [firstPrefix] = azurePrefixes;
  if (firstPrefix === undefined) throw new LabError('the Azure side has no prefix; synthesize it again');
  const subnets = [...resourcesOf(terraform, 'azurerm_subnet')];
  const [vmSubnetName, vmSubnet] = subnets.find(([, subnet]) => subnet['name'] !== 'GatewaySubnet') ?? [];
  const policy = block['ipsec_policy'];
  return {
    name: String(block['name'] ?? name),
    mode: (block['connection_mode'] as AzureConnection['mode'] | undefined) ?? 'Default',
    protocol: String(block['connection_protocol'] ?? 'IKEv2'),
    dpdTimeoutSeconds: Number(block['dpd_timeout_seconds'] ?? 45),
    policy: (Array.isArray(policy) ? policy[0] : policy) as IpsecPolicy | undefined,
    routerAddress: String(site['gateway_address']),
    awsPrefixes: texts(site['address_space']),
    azurePrefixes,
    isExistingVnet: resourcesOf(terraform, 'azurerm_virtual_network').size === 0,
    vmSubnet: texts(vmSubnet?.['address_prefixes'])[0] ?? firstSubnetOf(firstPrefix),
    vmSecurity: vmSubnetName === undefined ? undefined : readNetworkSecurity(terraform, vmSubnetName),
    usePolicyBasedSelectors: block['use_policy_based_traffic_selectors'] === true,
  };
}

/** Prefixes of created VNets, and those that the stack reports of what exists: another VNet, and spokes. */
function prefixesIn(terraform: TerraformJson): readonly string[] {
  const created = [...resourcesOf(terraform, 'azurerm_virtual_network').values()];
  const reported = texts(outputOf(terraform, 'vnetPrefixes'));
  return [...new Set([...created.flatMap((network) => texts(network['address_space'])), ...reported])];
}

function firstSubnetOf(prefix: string): string {
  const [network = '', length = ''] = prefix.split('/');
  return Number(length) < SUBNET_LENGTH ? `${network}/${SUBNET_LENGTH}` : prefix;
}

const SUBNET_LENGTH = 24;

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
