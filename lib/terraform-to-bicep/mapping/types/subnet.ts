import type { Mapping } from '../rule';
import { COMMON, to } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';
import { SUBNET_FIELDS } from './subnet-fields';

const GATEWAY_SUBNET = 'GatewaySubnet';

export const subnet: Mapping = {
  terraform: 'azurerm_subnet',
  type: 'Microsoft.Network/virtualNetworks/subnets',
  apiVersion: NETWORK_API,
  sources: networkSources('virtualnetworks/subnets', 'subnet_resource.go'),
  nouns: ['subnet'],
  attributes: {
    ...COMMON,
    virtual_network_name: { kind: 'parent', type: 'azurerm_virtual_network' },
    ...SUBNET_FIELDS,
    sharing_scope: to('properties.sharingScope'),
  },
  oneAtATime: 'Azure rejects concurrent changes of a virtual network.',
  // A gateway blocks changes of the network for most of an hour, so the other subnets are deployed first.
  late: ({ name }) => name === GATEWAY_SUBNET,
  comments: ({ name }) =>
    name === GATEWAY_SUBNET
      ? ['Azure requires this name for the gateway subnet, and supports no network security group on it.']
      : [],
};
