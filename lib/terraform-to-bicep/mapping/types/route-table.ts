import type { Fields, Mapping } from '../rule';
import { blocks, COMMON, inverted, location, tags, to } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';

/** A route's properties, as a block of its table or as a separate resource. */
export const ROUTE_FIELDS: Fields = {
  address_prefix: to('properties.addressPrefix'),
  next_hop_type: to('properties.nextHopType'),
  next_hop_in_ip_address: to('properties.nextHopIpAddress'),
};

export const routeTable: Mapping = {
  terraform: 'azurerm_route_table',
  type: 'Microsoft.Network/routeTables',
  apiVersion: NETWORK_API,
  sources: networkSources('routetables', 'route_table_resource.go'),
  nouns: ['routeTable', 'routes'],
  attributes: {
    ...COMMON,
    location,
    tags,
    bgp_route_propagation_enabled: to('properties.disableBgpRoutePropagation', { unset: true, transform: inverted }),
    // Omitted when empty: an empty array would remove routes that are separate resources.
    route: blocks('properties.routes', { name: to('name'), ...ROUTE_FIELDS }, { sortBy: 'name' }),
  },
};
