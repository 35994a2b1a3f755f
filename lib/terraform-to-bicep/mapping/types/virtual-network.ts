import type { Mapping } from '../rule';
import { block, blocks, COMMON, location, refused, tags, terraformOnly, to, unmapped, wrapped } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';
import { SUBNET_FIELDS } from './subnet-fields';

export const virtualNetwork: Mapping = {
  terraform: 'azurerm_virtual_network',
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: NETWORK_API,
  sources: networkSources('virtualnetworks', 'virtual_network_resource.go'),
  nouns: ['virtualNetwork', 'vnet', 'network'],
  attributes: {
    ...COMMON,
    location,
    tags,
    address_space: to('properties.addressSpace.addressPrefixes'),
    dns_servers: to('properties.dhcpOptions.dnsServers', { unset: [] }),
    bgp_community: to('properties.bgpCommunities.virtualNetworkCommunity'),
    ddos_protection_plan: block('properties', { id: to('ddosProtectionPlan.id'), enable: to('enableDdosProtection') }),
    edge_zone: refused('edge zones are not mapped to Bicep yet'),
    encryption: block('properties.encryption', { enforcement: to('enforcement') }, { constants: { enabled: true } }),
    flow_timeout_in_minutes: to('properties.flowTimeoutInMinutes'),
    ip_address_pool: unmapped('an IP address pool'),
    private_endpoint_vnet_policies: to('properties.privateEndpointVNetPolicies', { unset: 'Disabled' }),
    // Omitted when empty: an empty array would remove subnets that are separate resources.
    subnet: blocks('properties.subnets', {
      id: terraformOnly,
      name: to('name'),
      ...SUBNET_FIELDS,
      route_table_id: to('properties.routeTable', { transform: wrapped('id') }),
      security_group: to('properties.networkSecurityGroup', { transform: wrapped('id') }),
    }),
  },
  readable: { guid: { path: ['properties', 'resourceGuid'] } },
};
