import { blocksOf } from '../../json';
import { orDefault } from '../body';
import type { Mapping } from '../rule';
import { blocks, COMMON, location, onlyWhenFilled, refused, tags, to, wrapped } from '../vocabulary';
import { NETWORK_API, networkSources } from '../sources';

export const networkInterface: Mapping = {
  terraform: 'azurerm_network_interface',
  type: 'Microsoft.Network/networkInterfaces',
  apiVersion: NETWORK_API,
  sources: networkSources('networkinterfaces', 'network_interface_resource.go'),
  nouns: ['nic', 'networkInterface', 'interface'],
  attributes: {
    ...COMMON,
    location,
    tags,
    edge_zone: refused('edge zones are not mapped to Bicep yet'),
    accelerated_networking_enabled: to('properties.enableAcceleratedNetworking', { unset: false }),
    ip_forwarding_enabled: to('properties.enableIPForwarding', { unset: false }),
    auxiliary_mode: to('properties.auxiliaryMode'),
    auxiliary_sku: to('properties.auxiliarySku'),
    dns_servers: to('properties.dnsSettings.dnsServers', { transform: onlyWhenFilled }),
    internal_dns_name_label: to('properties.dnsSettings.internalDnsNameLabel'),
    ip_configuration: blocks('properties.ipConfigurations', {
      name: to('name'),
      private_ip_address_allocation: to('properties.privateIPAllocationMethod'),
      private_ip_address: to('properties.privateIPAddress'),
      private_ip_address_version: to('properties.privateIPAddressVersion', { unset: 'IPv4' }),
      primary: {
        kind: 'custom',
        make: (value, context, at) => {
          const only = blocksOf(context.config.ip_configuration).length === 1;
          return [['properties.primary', orDefault(context, value, only, at)]];
        },
      },
      subnet_id: to('properties.subnet', { transform: wrapped('id') }),
      public_ip_address_id: to('properties.publicIPAddress', { transform: wrapped('id') }),
      gateway_load_balancer_frontend_ip_configuration_id: to('properties.gatewayLoadBalancer', {
        transform: wrapped('id'),
      }),
    }),
  },
  readable: {
    private_ip_address: { path: ['properties', 'ipConfigurations', 0, 'properties', 'privateIPAddress'] },
    mac_address: { path: ['properties', 'macAddress'] },
  },
};
