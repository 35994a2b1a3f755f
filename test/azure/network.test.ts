import { resourceOf, terraformOf } from '../fixtures/azure-stack';
import { CONFIGS } from '../fixtures/configs';
import { planOf } from '../fixtures/plan-of';

const shortest = () => terraformOf(planOf());
const several = () => terraformOf(planOf(CONFIGS['several of everything']));

describe('the virtual network', () => {
  test('has the range of the VNet', () => {
    expect(resourceOf(shortest(), 'azurerm_virtual_network')).toMatchObject({
      name: '${var.virtualNetworkName}',
      address_space: ['${var.azureVNetAddressPrefix}'],
    });
  });

  test('has every range of the VNet', () => {
    expect(resourceOf(several(), 'azurerm_virtual_network')['address_space']).toEqual([
      '${var.azureVNetAddressPrefix}',
      '${var.azureVNetAddressPrefix2}',
    ]);
  });

  test('asks no DNS server of its own, so that the gateway can be managed', () => {
    expect(resourceOf(shortest(), 'azurerm_virtual_network')).not.toHaveProperty('dns_servers');
  });
});

describe('subnets', () => {
  test('are one for workloads and that of the gateway by default', () => {
    expect(Object.keys(shortest().resource['azurerm_subnet'] ?? {}).toSorted()).toEqual(['gatewaySubnet', 'subnet1']);
  });

  test('are as many as the config says', () => {
    expect(several().resource['azurerm_subnet']).toMatchObject({
      subnet1: { name: '${var.subnetName}', address_prefixes: ['${var.subnetPrefix}'] },
      subnet2: { name: '${var.subnetName2}', address_prefixes: ['${var.subnetPrefix2}'] },
    });
  });

  test('of the gateway has the one name that Azure looks for', () => {
    expect(shortest().resource['azurerm_subnet']?.['gatewaySubnet']).toMatchObject({
      name: 'GatewaySubnet',
      address_prefixes: ['${var.gatewaySubnetPrefix}'],
    });
  });

  test('are in the virtual network', () => {
    expect(
      Object.values(several().resource['azurerm_subnet'] ?? {}).map((subnet) => subnet['virtual_network_name']),
    ).toEqual(Array(3).fill('${azurerm_virtual_network.virtualNetwork.name}'));
  });
});

describe('the network security group', () => {
  const rules = (terraform = shortest()) =>
    resourceOf(terraform, 'azurerm_network_security_group')['security_rule'] as Record<string, unknown>[];

  test('stands before every subnet for workloads', () => {
    const guarded = Object.values(several().resource['azurerm_subnet_network_security_group_association'] ?? {});
    expect(guarded.map((association) => association['subnet_id'])).toEqual([
      '${azurerm_subnet.subnet1.id}',
      '${azurerm_subnet.subnet2.id}',
    ]);
  });

  test('does not stand before the GatewaySubnet', () => {
    expect(JSON.stringify(several().resource['azurerm_subnet_network_security_group_association'])).not.toContain(
      'gatewaySubnet',
    );
  });

  test('allows pings, then all else', () => {
    expect(rules().map(({ name, priority, protocol }) => [name, priority, protocol])).toEqual([
      ['AllowPingFromAws', 100, 'Icmp'],
      ['AllowFromAws', 110, '*'],
    ]);
  });

  test('lets in the ranges of the VPC alone', () => {
    expect(rules(several()).map((rule) => rule['source_address_prefixes'])).toEqual(
      Array(2).fill(['${var.vpcAddressPrefix}', '${var.vpcAddressPrefix2}']),
    );
  });

  test('has inbound rules only, to any port', () => {
    expect(
      rules().map(({ direction, access, destination_port_range }) => [direction, access, destination_port_range]),
    ).toEqual(Array(2).fill(['Inbound', 'Allow', '*']));
  });
});
