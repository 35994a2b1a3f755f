import { array, object, string } from '../../tree/build';
import { Inexpressible } from '../../problem';
import type { Mapping, Transform } from '../rule';
import { COMMON, location, onlyWhenFilled, refused, tags, to, wrapped } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';

const ipTags: Transform = (value) => {
  if (value.kind !== 'object') throw new Inexpressible('must be a literal map');
  return array(
    value.props.map(([type, tag]) =>
      object([
        ['ipTagType', string(type)],
        ['tag', tag],
      ]),
    ),
  );
};

export const publicIp: Mapping = {
  terraform: 'azurerm_public_ip',
  type: 'Microsoft.Network/publicIPAddresses',
  apiVersion: NETWORK_API,
  sources: networkSources('publicipaddresses', 'public_ip_resource.go'),
  nouns: ['publicIp', 'publicIpAddress', 'ip'],
  attributes: {
    ...COMMON,
    location,
    tags,
    sku: to('sku.name', { unset: 'Standard' }),
    sku_tier: to('sku.tier', { unset: 'Regional' }),
    zones: to('zones', { transform: onlyWhenFilled }),
    edge_zone: refused('edge zones are not mapped to Bicep yet'),
    allocation_method: to('properties.publicIPAllocationMethod'),
    ip_version: to('properties.publicIPAddressVersion', { unset: 'IPv4' }),
    idle_timeout_in_minutes: to('properties.idleTimeoutInMinutes', { unset: 4 }),
    ddos_protection_mode: to('properties.ddosSettings.protectionMode', { unset: 'VirtualNetworkInherited' }),
    ddos_protection_plan_id: to('properties.ddosSettings.ddosProtectionPlan', { transform: wrapped('id') }),
    domain_name_label: to('properties.dnsSettings.domainNameLabel'),
    domain_name_label_scope: to('properties.dnsSettings.domainNameLabelScope'),
    reverse_fqdn: to('properties.dnsSettings.reverseFqdn'),
    public_ip_prefix_id: to('properties.publicIPPrefix', { transform: wrapped('id') }),
    ip_tags: to('properties.ipTags', { transform: ipTags }),
  },
  readable: {
    ip_address: { path: ['properties', 'ipAddress'] },
    fqdn: { path: ['properties', 'dnsSettings', 'fqdn'] },
  },
  check: ({ sku, allocation_method: method }) =>
    sku !== 'Basic' && typeof method === 'string' && !method.startsWith('${') && method !== 'Static'
      ? [{ attribute: 'allocation_method', message: "must be 'Static' with the Standard SKU" }]
      : [],
};
