import { templateOf } from '../../../lib/terraform-to-bicep';
import { printArm } from '../../../lib/terraform-to-bicep/arm/print';
import { printBicep } from '../../../lib/terraform-to-bicep/bicep/print';

type Named = Record<string, Record<string, unknown>>;

/** A stack of so many links, 15 resources each. */
export function manyLinks(count: number): unknown {
  const resource: Record<string, Named> = {};
  const add = (type: string, name: string, attributes: Record<string, unknown>): void => {
    (resource[type] ??= {})[name] = { name, resource_group_name: '${azurerm_resource_group.g.name}', ...attributes };
  };
  const location = '${azurerm_resource_group.g.location}';
  resource.azurerm_resource_group = { g: { name: 'g', location: '${var.location}' } };
  for (let link = 0; link < count; link++) {
    const ref = (type: string, name: string, attribute = 'id'): string => `\${${type}.${name}-${link}.${attribute}}`;
    const network = { virtual_network_name: ref('azurerm_virtual_network', 'vnet', 'name') };
    add('azurerm_virtual_network', `vnet-${link}`, { location, address_space: [`10.${link}.0.0/16`] });
    for (const subnet of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) {
      add('azurerm_subnet', `${subnet}-${link}`, { ...network, address_prefixes: [`10.${link}.1.0/24`] });
    }
    add('azurerm_network_security_group', `nsg-${link}`, { location });
    add('azurerm_public_ip', `ip-${link}`, { location, allocation_method: 'Static', zones: ['1', '2', '3'] });
    add('azurerm_virtual_network_gateway', `gateway-${link}`, {
      location,
      type: 'Vpn',
      sku: 'VpnGw1AZ',
      ip_configuration: [
        { subnet_id: ref('azurerm_subnet', 'a'), public_ip_address_id: ref('azurerm_public_ip', 'ip') },
      ],
    });
    add('azurerm_local_network_gateway', `local-${link}`, {
      location,
      gateway_address: '192.0.2.1',
      address_space: ['10.0.0.0/16'],
    });
    add('azurerm_virtual_network_gateway_connection', `connection-${link}`, {
      location,
      type: 'IPsec',
      shared_key: '${var.key}',
      connection_protocol: 'IKEv2',
      virtual_network_gateway_id: ref('azurerm_virtual_network_gateway', 'gateway'),
      local_network_gateway_id: ref('azurerm_local_network_gateway', 'local'),
    });
    add('azurerm_network_interface', `nic-${link}`, {
      location,
      ip_configuration: [
        { name: 'n', subnet_id: ref('azurerm_subnet', 'b'), private_ip_address_allocation: 'Dynamic' },
      ],
    });
    add('azurerm_route_table', `routes-${link}`, { location });
  }
  const variable = { location: { type: 'string' }, key: { type: 'string', sensitive: true } };
  return { provider: { azurerm: [{ features: [{}] }] }, variable, resource };
}

/** Time to translate and print a stack, which may exceed Azure's limits: the best of several runs. */
export function millisecondsToEmit(stack: unknown, runs = 5): number {
  const times = Array.from({ length: runs }, () => {
    const started = performance.now();
    const template = templateOf(stack);
    printBicep(template);
    printArm(template);
    return performance.now() - started;
  });
  return Math.min(...times);
}
