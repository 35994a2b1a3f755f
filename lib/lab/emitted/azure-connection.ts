import { LabError } from '../lab-error';
import { readNetworkSecurity, type NetworkSecurityRule } from './network-security';
import { referenced, resourcesOf, type TerraformBlock, type TerraformJson } from './terraform-json';

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
  /** Prefix of the first subnet other than GatewaySubnet. */
  readonly vmSubnet: string;
  /** Rules of that subnet's network security group; absent: the subnet has none, so everything passes. */
  readonly vmSecurity?: readonly NetworkSecurityRule[];
  readonly usePolicyBasedSelectors: boolean;
}

/**
 * Reads the connections of the emitted Azure side.
 * @throws LabError without a connection or a created VNet, or when a reference does not resolve
 */
export function readConnections(terraform: TerraformJson): readonly AzureConnection[] {
  const connections = resourcesOf(terraform, 'azurerm_virtual_network_gateway_connection');
  if (connections.size === 0) throw new LabError('the Azure side has no connection; synthesize it again');
  return [...connections].map(([name, block]) => readConnection(terraform, name, block));
}

function readConnection(terraform: TerraformJson, name: string, block: TerraformBlock): AzureConnection {
  const site = referenced(terraform, block['local_network_gateway_id']);
  const networks = [...resourcesOf(terraform, 'azurerm_virtual_network').values()];
  if (networks.length === 0)
    throw new LabError('the lab emulates a VNet that the link creates, and this one exists; remove azure.vnet.id');
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
    azurePrefixes: networks.flatMap((network) => texts(network['address_space'])),
    vmSubnet: texts(vmSubnet?.['address_prefixes'])[0] ?? '10.3.0.0/24',
    vmSecurity: vmSubnetName === undefined ? undefined : readNetworkSecurity(terraform, vmSubnetName),
    usePolicyBasedSelectors: block['use_policy_based_traffic_selectors'] === true,
  };
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
