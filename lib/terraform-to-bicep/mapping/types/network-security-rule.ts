import type { Mapping } from '../rule';
import { COMMON } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';
import { SECURITY_RULE_FIELDS } from './security-rule-fields';

export const networkSecurityRule: Mapping = {
  terraform: 'azurerm_network_security_rule',
  type: 'Microsoft.Network/networkSecurityGroups/securityRules',
  apiVersion: NETWORK_API,
  sources: networkSources('networksecuritygroups/securityrules', 'network_security_rule_resource.go'),
  nouns: ['rule', 'securityRule'],
  attributes: {
    ...COMMON,
    network_security_group_name: { kind: 'parent', type: 'azurerm_network_security_group' },
    ...SECURITY_RULE_FIELDS,
  },
  oneAtATime: 'Azure rejects concurrent changes of a network security group.',
};
