import type { Mapping } from '../rule';
import { location, tags, terraformOnly, to } from '../vocabulary';
import { armReference, providerSource } from '../sources';

export const resourceGroup: Mapping = {
  terraform: 'azurerm_resource_group',
  type: 'Microsoft.Resources/resourceGroups',
  apiVersion: '2023-07-01',
  sources: {
    arm: armReference('microsoft.resources/2023-07-01/resourcegroups'),
    terraform: providerSource('resource/resource_group_resource.go'),
  },
  nouns: ['resourceGroup', 'group'],
  attributes: {
    id: terraformOnly,
    name: { kind: 'name' },
    timeouts: terraformOnly,
    location,
    tags,
    managed_by: to('managedBy'),
  },
};
