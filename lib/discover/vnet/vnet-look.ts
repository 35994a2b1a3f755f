import { sameAzureName } from '../../catalog/azure-id';
import { skuRow } from '../../catalog/gateway-sku';
import type { FoundVnet } from '../../config/found';
import type { ExistingVnet, Link, Spoke } from '../../model/link';
import type { VnetGatewaySeen, VnetSeen, VnetSubnetSeen } from './vnet-seen';

/** What a link asks of an existing VNet. */
export interface WantedVnet {
  /** Where the link is in Azure. */
  readonly location: string;
  /** Subscription of the login. @default - not known */
  readonly subscription?: string;
  /** Prefix of the GatewaySubnet to create. @default - it exists */
  readonly createdGatewaySubnet?: string;
  /** Longest prefix of a GatewaySubnet that the gateway to create takes. @default - none is created */
  readonly longestGatewaySubnetPrefix?: number;
  /** The gateway that the link uses. @default - it creates one */
  readonly gateway?: { readonly id: string; readonly publicIps: readonly string[] };
  /** Whether the connections ask for what the SKU Basic lacks: a custom policy or a connection mode. */
  readonly asksForPolicy: boolean;
  readonly spokes: readonly Spoke[];
  /** Prefixes of the AWS side. */
  readonly remotePrefixes: readonly string[];
}

/** An existing VNet, what a link asks of it, and what follows from both. */
export interface VnetLook {
  readonly vnet: VnetSeen;
  readonly wanted: WantedVnet;
  readonly gatewaySubnet: VnetSubnetSeen | undefined;
  /** The gateway that the config names, or the VPN gateway that the VNet has; never one that the link created. */
  readonly gateway: VnetGatewaySeen | undefined;
}

const GATEWAY_SUBNET = 'GatewaySubnet';

/**
 * What a link asks of its existing VNet.
 * @param remotePrefixes prefixes of the AWS side, which the model of a link may not know yet
 * @param subscription that of the login. @default - not known
 */
export function wantedOfVnet(
  { azure, sites }: Link,
  { gatewaySubnet }: ExistingVnet,
  remotePrefixes: readonly string[],
  subscription?: string,
): WantedVnet {
  const { location, gateway, spokes } = azure;
  return {
    location,
    subscription,
    createdGatewaySubnet: gatewaySubnet.kind === 'created' ? gatewaySubnet.cidr : undefined,
    longestGatewaySubnetPrefix:
      gateway.kind === 'created' ? skuRow(gateway.sku)?.longestGatewaySubnetPrefix : undefined,
    gateway:
      gateway.kind === 'existing' ? { id: gateway.id, publicIps: gateway.publicIps.map(({ id }) => id) } : undefined,
    asksForPolicy: sites.some(({ ipsec }) => ipsec.crypto.policy !== undefined || ipsec.connectionMode !== 'Default'),
    spokes,
    remotePrefixes,
  };
}

/** Finds the GatewaySubnet and the gateway. */
export function lookInVnet(vnet: VnetSeen, wanted: WantedVnet): VnetLook {
  const { gateway } = wanted;
  return {
    vnet,
    wanted,
    gatewaySubnet: vnet.subnets.find(({ name }) => sameAzureName(name, GATEWAY_SUBNET)),
    gateway:
      gateway === undefined ? externalVpnGateway(vnet) : vnet.gateways.find(({ id }) => sameAzureName(id, gateway.id)),
  };
}

/** A VNet has one VPN gateway at most. */
function externalVpnGateway({ gateways }: VnetSeen): VnetGatewaySeen | undefined {
  return gateways.find(({ type, own }) => type === 'Vpn' && !own);
}

/** Whether a link can use a gateway, whatever its policy is. */
export function isUsable({ type, vpnType, activeActive, publicIps }: VnetGatewaySeen): boolean {
  return type === 'Vpn' && vpnType === 'RouteBased' && !activeActive && publicIps.length > 0;
}

/** What synthesis needs of the VNet; the gateway only if a link can use it. */
export function foundInVnet({ vnet, gatewaySubnet, gateway }: VnetLook): FoundVnet {
  return {
    id: vnet.id,
    cidrs: vnet.prefixes,
    ...(gatewaySubnet?.prefixes[0] === undefined ? {} : { gatewaySubnet: gatewaySubnet.prefixes[0] }),
    ...(gateway === undefined || !isUsable(gateway)
      ? {}
      : { gateway: { id: gateway.id, publicIps: gateway.publicIps } }),
  };
}
