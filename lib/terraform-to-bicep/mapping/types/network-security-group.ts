import type { Mapping } from '../rule';
import { blocks, COMMON, location, tags, to } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';
import { SECURITY_RULE_FIELDS } from './security-rule-fields';

export const networkSecurityGroup: Mapping = {
  terraform: 'azurerm_network_security_group',
  type: 'Microsoft.Network/networkSecurityGroups',
  apiVersion: NETWORK_API,
  sources: networkSources('networksecuritygroups', 'network_security_group_resource.go'),
  nouns: ['securityGroup', 'nsg', 'security'],
  constants: { properties: {} },
  attributes: {
    ...COMMON,
    location,
    tags,
    // Omitted when empty: an empty array would remove rules that are separate resources.
    security_rule: blocks(
      'properties.securityRules',
      { name: to('name'), ...SECURITY_RULE_FIELDS },
      { sortBy: 'priority' },
    ),
  },
};
