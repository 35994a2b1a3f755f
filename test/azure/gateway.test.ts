import { resourceOf, terraformOf } from '../fixtures/azure-stack';
import { configOf, type AzurePart } from '../fixtures/config';
import { planOf } from '../fixtures/plan-of';

const GATEWAY = 'azurerm_virtual_network_gateway';
const withGateway = (keys: AzurePart['gateway']) => planOf(configOf({ azure: { gateway: keys } }));
const gateway = (plan = planOf()) => resourceOf(terraformOf(plan), GATEWAY);
const publicIp = (plan = planOf()) => resourceOf(terraformOf(plan), 'azurerm_public_ip');

describe('the VPN gateway', () => {
  test('is a route-based VpnGw1AZ of Generation1 by default', () => {
    expect(gateway()).toMatchObject({
      type: 'Vpn',
      vpn_type: 'RouteBased',
      sku: 'VpnGw1AZ',
      generation: 'Generation1',
    });
  });

  test('is what the config asks for', () => {
    expect(gateway(withGateway({ sku: 'VpnGw2AZ', generation: 'Generation2' }))).toMatchObject({
      sku: 'VpnGw2AZ',
      generation: 'Generation2',
    });
  });

  test('stands in the GatewaySubnet behind the public IP', () => {
    expect(gateway()['ip_configuration']).toEqual([
      {
        name: 'gatewayIpConfiguration',
        private_ip_address_allocation: 'Dynamic',
        public_ip_address_id: '${azurerm_public_ip.gatewayPublicIp.id}',
        subnet_id: '${azurerm_subnet.gatewaySubnet.id}',
      },
    ]);
  });

  test('is active on one instance with one address', () => {
    expect(gateway()['active_active']).toBe(false);
  });

  test('is active on two instances with two addresses', () => {
    const plan = planOf();
    const [address] = plan.azure.gateway.addresses;
    if (address === undefined) throw new Error('a gateway has an address');
    const two = {
      ...plan,
      azure: { ...plan.azure, gateway: { ...plan.azure.gateway, addresses: [address, address] } },
    };
    const terraform = terraformOf(two);
    expect(resourceOf(terraform, GATEWAY)).toMatchObject({
      active_active: true,
      ip_configuration: [
        { public_ip_address_id: '${azurerm_public_ip.gatewayPublicIp.id}' },
        { public_ip_address_id: '${azurerm_public_ip.gatewayPublicIp2.id}' },
      ],
    });
  });
});

describe('the public IP', () => {
  test('is Standard and Static', () => {
    expect(publicIp()).toMatchObject({ sku: 'Standard', allocation_method: 'Static' });
  });

  test('is Standard even for the Basic gateway, since Azure makes no Basic ones any more', () => {
    const basic = configOf({ azure: { gateway: { sku: 'Basic' } }, ipsec: { profile: 'azure-default' } });
    expect(publicIp(planOf(basic))).toMatchObject({ sku: 'Standard' });
  });

  test('is in all zones by default', () => {
    expect(publicIp()['zones']).toEqual(['1', '2', '3']);
  });

  test('is in no zone where the location has none', () => {
    expect(publicIp(planOf(configOf({ azure: { location: 'westus' } })))).not.toHaveProperty('zones');
  });

  test('is in the zones that the config names', () => {
    expect(publicIp(withGateway({ zones: ['2'] }))['zones']).toEqual(['2']);
  });
});
