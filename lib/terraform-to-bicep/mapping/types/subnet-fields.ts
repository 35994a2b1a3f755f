import type { Fields, Transform } from '../rule';
import { block, blocks, eachAs, terraformOnly, to, unmapped, words } from '../vocabulary';

/** Azure has two properties for the prefixes of a subnet; the provider sends the singular one for a single prefix. */
const single: Transform = (value) =>
  value.kind === 'array' ? (value.items.length === 1 ? value.items[0] : undefined) : undefined;
const several: Transform = (value) => (value.kind === 'array' && value.items.length <= 1 ? undefined : value);

// Azure sets the actions, which are read-only.
const DELEGATION: Fields = {
  name: to('name'),
  service_delegation: block('properties', { name: to('serviceName'), actions: terraformOnly }),
};

/** A subnet's properties, as a block of its network or as a separate resource. */
export const SUBNET_FIELDS: Fields = {
  address_prefixes: {
    kind: 'custom',
    make: (value, context, at) => {
      if (value === undefined) return [];
      const prefixes = context.node(value, at);
      const [one, many] = [single(prefixes, context), several(prefixes, context)];
      return [
        ...(one === undefined ? [] : [['properties.addressPrefix', one] as const]),
        ...(many === undefined ? [] : [['properties.addressPrefixes', many] as const]),
      ];
    },
  },
  default_outbound_access_enabled: to('properties.defaultOutboundAccess', { unset: true }),
  private_endpoint_network_policies: to('properties.privateEndpointNetworkPolicies', { unset: 'Disabled' }),
  private_link_service_network_policies_enabled: to('properties.privateLinkServiceNetworkPolicies', {
    unset: true,
    transform: words('Enabled', 'Disabled'),
  }),
  service_endpoints: to('properties.serviceEndpoints', { transform: eachAs('service') }),
  service_endpoint_policy_ids: to('properties.serviceEndpointPolicies', { transform: eachAs('id') }),
  delegation: blocks('properties.delegations', DELEGATION),
  ip_address_pool: unmapped('an IP address pool'),
};
