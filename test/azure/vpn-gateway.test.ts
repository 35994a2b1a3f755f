import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VpnGateway, type VpnGatewayProps } from '../../lib/azure/vpn-gateway';
import { resourceOf, type Terraform } from '../fixtures/azure-stack';
import { PLACEMENT, terraformWith } from '../fixtures/test-terraform';

function build(props: Partial<VpnGatewayProps> = {}): Terraform {
  return terraformWith((stack) => {
    const subnet = new Subnet(stack, 'GatewaySubnet', {
      resourceGroupName: 'rg',
      virtualNetworkName: 'vnet',
      name: 'GatewaySubnet',
      addressPrefixes: ['10.3.255.224/27'],
    });
    new VpnGateway(stack, 'Gateway', {
      placement: PLACEMENT,
      name: 'gateway',
      sku: 'VpnGw1AZ',
      generation: 'Generation1',
      publicIps: [{ name: 'gateway-ip', tail: '' }],
      subnet,
      ...props,
    });
  });
}

const TWO = [
  { name: 'gateway-ip', tail: '' },
  { name: 'gateway-ip-2', tail: '2' },
];
const gateway = (props?: Partial<VpnGatewayProps>) => resourceOf(build(props), 'azurerm_virtual_network_gateway');
const publicIp = (props?: Partial<VpnGatewayProps>) => resourceOf(build(props), 'azurerm_public_ip');

describe('the VPN gateway', () => {
  test('is route-based, of the SKU and the generation that are asked for', () => {
    expect(gateway({ sku: 'VpnGw2AZ', generation: 'Generation2' })).toMatchObject({
      name: 'gateway',
      type: 'Vpn',
      vpn_type: 'RouteBased',
      sku: 'VpnGw2AZ',
      generation: 'Generation2',
    });
  });

  test('is placed in the GatewaySubnet behind the public IP', () => {
    expect(gateway()['ip_configuration']).toEqual([
      {
        name: 'gatewayIpConfiguration',
        private_ip_address_allocation: 'Dynamic',
        public_ip_address_id: '${azurerm_public_ip.gatewayPublicIp.id}',
        subnet_id: '${azurerm_subnet.GatewaySubnet.id}',
      },
    ]);
  });

  test('is active on one instance with one address', () => {
    expect(gateway()['active_active']).toBe(false);
  });

  test('is active on two instances with two addresses', () => {
    expect(gateway({ publicIps: TWO })).toMatchObject({
      active_active: true,
      ip_configuration: [
        { name: 'gatewayIpConfiguration', public_ip_address_id: '${azurerm_public_ip.gatewayPublicIp.id}' },
        { name: 'gatewayIpConfiguration2', public_ip_address_id: '${azurerm_public_ip.gatewayPublicIp2.id}' },
      ],
    });
  });

  test('is placed in the location and the resource group, with their tags', () => {
    expect(gateway()).toMatchObject({
      location: 'westeurope',
      resource_group_name: 'rg',
      tags: { owner: 'me' },
    });
  });
});

describe('the public IP', () => {
  test('is Standard and Static', () => {
    expect(publicIp()).toMatchObject({ name: 'gateway-ip', sku: 'Standard', allocation_method: 'Static' });
  });

  test('is Standard even for the Basic gateway, since Azure makes no Basic ones any more', () => {
    expect(publicIp({ sku: 'Basic' })).toMatchObject({ sku: 'Standard' });
  });

  test('is in no zone by default, and not in an empty list of them', () => {
    expect(publicIp()).not.toHaveProperty('zones');
    expect(publicIp({ zones: [] })).not.toHaveProperty('zones');
  });

  test('is in the zones that are named', () => {
    expect(publicIp({ zones: ['1', '2'] })['zones']).toEqual(['1', '2']);
  });

  test('is one for each instance', () => {
    expect(build({ publicIps: TWO }).resource['azurerm_public_ip']).toMatchObject({
      gatewayPublicIp: { name: 'gateway-ip' },
      gatewayPublicIp2: { name: 'gateway-ip-2' },
    });
  });
});
