import { VirtualNetwork, type VirtualNetworkProps } from '../../lib/azure/virtual-network';
import { resourceOf, type Terraform } from '../fixtures/azure-stack';
import { PLACEMENT, terraformWith } from '../fixtures/test-terraform';

function build(props: Partial<VirtualNetworkProps> = {}): Terraform {
  return terraformWith((stack) => {
    new VirtualNetwork(stack, 'Network', {
      placement: PLACEMENT,
      name: 'vnet',
      prefixes: ['10.3.0.0/16'],
      subnets: [{ name: 'apps', prefix: '10.3.0.0/24', tail: '1' }],
      gatewaySubnetPrefix: '10.3.255.224/27',
      networkSecurityGroupName: 'nsg',
      remotePrefixes: ['10.0.0.0/16'],
      ...props,
    });
  });
}

const several = () =>
  build({
    prefixes: ['10.3.0.0/16', '10.4.0.0/16'],
    subnets: [
      { name: 'apps', prefix: '10.3.0.0/24', tail: '1' },
      { name: 'data', prefix: '10.4.0.0/24', tail: '_data' },
    ],
    remotePrefixes: ['10.0.0.0/16', '10.1.0.0/16'],
  });

describe('the virtual network', () => {
  test('has its name and its range', () => {
    expect(resourceOf(build(), 'azurerm_virtual_network')).toMatchObject({
      name: 'vnet',
      address_space: ['10.3.0.0/16'],
    });
  });

  test('has every range', () => {
    expect(resourceOf(several(), 'azurerm_virtual_network')['address_space']).toEqual(['10.3.0.0/16', '10.4.0.0/16']);
  });

  test('is placed in the location and the resource group, with their tags', () => {
    expect(resourceOf(build(), 'azurerm_virtual_network')).toMatchObject({
      location: 'westeurope',
      resource_group_name: 'rg',
      tags: { owner: 'me' },
    });
  });

  test('asks no DNS server of its own, so that the gateway can be managed', () => {
    expect(resourceOf(build(), 'azurerm_virtual_network')).not.toHaveProperty('dns_servers');
  });
});

describe('subnets', () => {
  test('are those for workloads, by their tails, and that of the gateway', () => {
    expect(several().resource['azurerm_subnet']).toMatchObject({
      subnet1: { name: 'apps', address_prefixes: ['10.3.0.0/24'] },
      subnet_data: { name: 'data', address_prefixes: ['10.4.0.0/24'] },
      gatewaySubnet: {},
    });
    expect(Object.keys(several().resource['azurerm_subnet'] ?? {})).toHaveLength(3);
  });

  test('of the gateway has the one name that Azure looks for', () => {
    expect(build().resource['azurerm_subnet']?.['gatewaySubnet']).toMatchObject({
      name: 'GatewaySubnet',
      address_prefixes: ['10.3.255.224/27'],
    });
  });

  test('are in the virtual network', () => {
    expect(
      Object.values(several().resource['azurerm_subnet'] ?? {}).map((subnet) => subnet['virtual_network_name']),
    ).toEqual(Array(3).fill('${azurerm_virtual_network.virtualNetwork.name}'));
  });

  test('for VMs that need no particular one is the first, and an error when there is none', () => {
    const firstOf = (subnets: VirtualNetworkProps['subnets']) => {
      let found = '';
      terraformWith((stack) => {
        const network = new VirtualNetwork(stack, 'Network', {
          placement: PLACEMENT,
          name: 'vnet',
          prefixes: ['10.3.0.0/16'],
          subnets,
          gatewaySubnetPrefix: '10.3.255.224/27',
          networkSecurityGroupName: 'nsg',
          remotePrefixes: [],
        });
        found = network.firstSubnet.friendlyUniqueId;
      });
      return found;
    };

    expect(firstOf([{ name: 'apps', prefix: '10.3.0.0/24', tail: '1' }])).toBe('subnet1');
    expect(() => firstOf([])).toThrow('the virtual network has no subnet for workloads');
  });
});

describe('the network security group', () => {
  const rules = (terraform = build()) =>
    resourceOf(terraform, 'azurerm_network_security_group')['security_rule'] as Record<string, unknown>[];

  test('stands before every subnet for workloads', () => {
    const guarded = Object.values(several().resource['azurerm_subnet_network_security_group_association'] ?? {});
    expect(guarded.map((association) => association['subnet_id'])).toEqual([
      '${azurerm_subnet.subnet1.id}',
      '${azurerm_subnet.subnet_data.id}',
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

  test('lets in the ranges of the other side alone', () => {
    expect(rules(several()).map((rule) => rule['source_address_prefixes'])).toEqual(
      Array(2).fill(['10.0.0.0/16', '10.1.0.0/16']),
    );
  });

  test('has inbound rules only, to any port', () => {
    expect(
      rules().map(({ direction, access, destination_port_range }) => [direction, access, destination_port_range]),
    ).toEqual(Array(2).fill(['Inbound', 'Allow', '*']));
  });
});

test('a subnet may be called like the association of another one', () => {
  const tails = ['1', '_data', '_dataSecurityGroup', '_SecurityGroup_data'];
  const subnets = tails.map((tail, index) => ({ name: `subnet${index}`, prefix: `10.3.${index}.0/24`, tail }));
  expect(() => build({ subnets })).not.toThrow();
});
