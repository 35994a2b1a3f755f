import { SUBSCRIPTION, type AzureCloud } from './azure';

const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/network`;
const NETWORK = `${GROUP}/providers/Microsoft.Network`;
const VNET = `${NETWORK}/virtualNetworks/hub`;
const GATEWAY = `${NETWORK}/virtualNetworkGateways/gw`;
const PUBLIC_IP = `${NETWORK}/publicIPAddresses/gw-ip`;

/** A VNet of somebody else with a VPN gateway, at which a branch office is connected already. */
export interface HandMadeVnet {
  readonly id: string;
  /** What the ids of its network resources begin with. */
  readonly network: string;
}

export function makeVnetByHand({ emulator }: AzureCloud): HandMadeVnet {
  const subnet = { id: `${VNET}/subnets/GatewaySubnet` };
  emulator.hold(GROUP, { location: 'westeurope', tags: { owner: 'network-team' } });
  emulator.hold(VNET, {
    location: 'westeurope',
    properties: { addressSpace: { addressPrefixes: ['10.40.0.0/16'] } },
  });
  for (const [name, prefix] of [
    ['GatewaySubnet', '10.40.255.0/27'],
    ['work', '10.40.1.0/24'],
  ] as const) {
    emulator.hold(`${VNET}/subnets/${name}`, { properties: { addressPrefixes: [prefix], addressPrefix: prefix } });
  }
  emulator.hold(PUBLIC_IP, { location: 'westeurope', sku: { name: 'Standard' }, properties: {} });
  emulator.hold(GATEWAY, {
    location: 'westeurope',
    properties: {
      gatewayType: 'Vpn',
      vpnType: 'RouteBased',
      activeActive: false,
      sku: { name: 'VpnGw2AZ', tier: 'VpnGw2AZ', capacity: 2 },
      ipConfigurations: [
        {
          name: 'default',
          properties: { privateIPAllocationMethod: 'Dynamic', subnet, publicIPAddress: { id: PUBLIC_IP } },
        },
      ],
    },
  });
  const branch = `${NETWORK}/localNetworkGateways/branch`;
  emulator.hold(branch, {
    location: 'westeurope',
    properties: {
      gatewayIpAddress: '198.51.100.77',
      localNetworkAddressSpace: { addressPrefixes: ['192.168.0.0/16'] },
    },
  });
  emulator.hold(`${NETWORK}/connections/branch`, {
    location: 'westeurope',
    properties: {
      connectionType: 'IPsec',
      virtualNetworkGateway1: { id: GATEWAY },
      localNetworkGateway2: { id: branch },
    },
  });
  return { id: VNET, network: `${NETWORK}/` };
}
