import type { Association } from '../rule';
import { providerSource } from '../sources';

/** Resources of azurerm that are a property of another resource in Azure. */
export const ASSOCIATIONS: readonly Association[] = [
  {
    terraform: 'azurerm_subnet_network_security_group_association',
    sources: { terraform: providerSource('network/subnet_network_security_group_association_resource.go') },
    target: 'subnet_id',
    value: 'network_security_group_id',
    path: 'properties.networkSecurityGroup.id',
  },
  {
    terraform: 'azurerm_subnet_route_table_association',
    sources: { terraform: providerSource('network/subnet_route_table_association_resource.go') },
    target: 'subnet_id',
    value: 'route_table_id',
    path: 'properties.routeTable.id',
  },
  {
    terraform: 'azurerm_network_interface_security_group_association',
    sources: { terraform: providerSource('network/network_interface_security_group_association_resource.go') },
    target: 'network_interface_id',
    value: 'network_security_group_id',
    path: 'properties.networkSecurityGroup.id',
  },
];
