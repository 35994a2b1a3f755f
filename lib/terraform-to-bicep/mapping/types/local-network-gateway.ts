import type { Mapping } from '../rule';
import { block, COMMON, location, tags, to } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';

export const localNetworkGateway: Mapping = {
  terraform: 'azurerm_local_network_gateway',
  type: 'Microsoft.Network/localNetworkGateways',
  apiVersion: NETWORK_API,
  sources: networkSources('localnetworkgateways', 'local_network_gateway_resource.go'),
  nouns: ['localGateway', 'gateway', 'router'],
  attributes: {
    ...COMMON,
    location,
    tags,
    gateway_address: to('properties.gatewayIpAddress'),
    gateway_fqdn: to('properties.fqdn'),
    address_space: to('properties.localNetworkAddressSpace.addressPrefixes', { unset: [] }),
    bgp_settings: block('properties.bgpSettings', {
      asn: to('asn'),
      // Singular here; the service rejects the plural of the gateway.
      bgp_peering_address: to('bgpPeeringAddress'),
      peer_weight: to('peerWeight', { unset: 0 }),
    }),
  },
  comments: () => ['In Azure, "local" is the remote end of the tunnel.'],
  check: ({ gateway_address: address, gateway_fqdn: fqdn }) =>
    (address === undefined) === (fqdn === undefined)
      ? [{ attribute: 'gateway_address', message: 'exactly one of gateway_address and gateway_fqdn must be set' }]
      : [],
};
