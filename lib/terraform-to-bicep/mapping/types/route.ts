import type { Mapping } from '../rule';
import { COMMON } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';
import { ROUTE_FIELDS } from './route-table';

export const route: Mapping = {
  terraform: 'azurerm_route',
  type: 'Microsoft.Network/routeTables/routes',
  apiVersion: NETWORK_API,
  sources: networkSources('routetables/routes', 'route_resource.go'),
  nouns: ['route'],
  attributes: {
    ...COMMON,
    route_table_name: { kind: 'parent', type: 'azurerm_route_table' },
    ...ROUTE_FIELDS,
  },
  oneAtATime: 'Azure rejects concurrent changes of a route table.',
};
