import type { VnetGatewaySeen, VnetPeeringSeen, VnetSeen, VnetSubnetSeen } from '../../lib/discover/vnet/vnet-seen';
import type { WantedVnet } from '../../lib/discover/vnet/vnet-look';

export const SUBSCRIPTION = '3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16';
const NETWORK = `/subscriptions/${SUBSCRIPTION}/resourceGroups/network/providers/Microsoft.Network`;
export const HUB = `${NETWORK}/virtualNetworks/hub`;
export const APP = `${NETWORK}/virtualNetworks/app1`;
const GATEWAY = `${NETWORK}/virtualNetworkGateways/gw`;
export const PUBLIC_IP = `${NETWORK}/publicIPAddresses/gw-ip`;
export const GROUP_OF = {
  securityGroup: `${NETWORK}/networkSecurityGroups/nsg`,
  routeTable: `${NETWORK}/routeTables/rt`,
};

export function vnetSubnet(name: string, prefix: string, more: Partial<VnetSubnetSeen> = {}): VnetSubnetSeen {
  return { name, prefixes: [prefix], ...more };
}

export function peeringSeen(more: Partial<VnetPeeringSeen> = {}): VnetPeeringSeen {
  return {
    name: 'to-app',
    remote: APP,
    prefixes: ['10.41.0.0/16'],
    state: 'Connected',
    gatewayTransit: true,
    usesRemoteGateway: false,
    ...more,
  };
}

export function gatewaySeen(more: Partial<VnetGatewaySeen> = {}): VnetGatewaySeen {
  return {
    id: GATEWAY,
    name: 'gw',
    type: 'Vpn',
    vpnType: 'RouteBased',
    sku: 'VpnGw2AZ',
    activeActive: false,
    subnets: [`${HUB}/subnets/GatewaySubnet`],
    publicIps: [PUBLIC_IP],
    own: false,
    connections: [],
    ...more,
  };
}

/** A VNet with a GatewaySubnet, a subnet for workloads, and nothing else. */
export function vnetSeen(change: Partial<VnetSeen> = {}): VnetSeen {
  return {
    id: HUB,
    name: 'hub',
    location: 'westeurope',
    prefixes: ['10.40.0.0/16'],
    subnets: [vnetSubnet('GatewaySubnet', '10.40.255.0/27'), vnetSubnet('work', '10.40.0.0/24')],
    peerings: [],
    gateways: [],
    missingActions: [],
    ...change,
  };
}

export function wantedVnet(change: Partial<WantedVnet> = {}): WantedVnet {
  return {
    location: 'westeurope',
    subscription: SUBSCRIPTION,
    asksForPolicy: true,
    spokes: [],
    remotePrefixes: ['10.0.0.0/16'],
    ...change,
  };
}

/** The gateway of the fixtures, as the config names it. */
export const NAMED = { id: GATEWAY, publicIps: [PUBLIC_IP] };
