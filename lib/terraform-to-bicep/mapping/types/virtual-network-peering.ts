import type { Mapping } from '../rule';
import { COMMON, onlyWhenFilled, onlyWhenTrue, terraformOnly, to, wrapped } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';

export const virtualNetworkPeering: Mapping = {
  terraform: 'azurerm_virtual_network_peering',
  type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
  apiVersion: NETWORK_API,
  sources: networkSources('virtualnetworks/virtualnetworkpeerings', 'virtual_network_peering_resource.go'),
  nouns: ['peering'],
  attributes: {
    ...COMMON,
    virtual_network_name: { kind: 'parent', type: 'azurerm_virtual_network' },
    remote_virtual_network_id: to('properties.remoteVirtualNetwork', { transform: wrapped('id') }),
    allow_virtual_network_access: to('properties.allowVirtualNetworkAccess', { unset: true }),
    allow_forwarded_traffic: to('properties.allowForwardedTraffic', { unset: false }),
    allow_gateway_transit: to('properties.allowGatewayTransit', { unset: false }),
    use_remote_gateways: to('properties.useRemoteGateways', { unset: false }),
    peer_complete_virtual_networks_enabled: to('properties.peerCompleteVnets', { unset: true }),
    only_ipv6_peering_enabled: to('properties.enableOnlyIPv6Peering', { transform: onlyWhenTrue }),
    local_subnet_names: to('properties.localSubnetNames', { transform: onlyWhenFilled }),
    remote_subnet_names: to('properties.remoteSubnetNames', { transform: onlyWhenFilled }),
    triggers: terraformOnly,
  },
  oneAtATime: 'Azure rejects concurrent changes of a virtual network.',
  comments: ({ use_remote_gateways: remote }) =>
    remote === true ? ['Uses the VPN gateway of the other network, which must allow gateway transit.'] : [],
};
