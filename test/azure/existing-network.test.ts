import { loadConfig } from '../../lib/config/load';
import { resourceOf, terraformOf, type Block } from '../fixtures/azure-stack';
import { configOf, type AzurePart } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';

const GROUP = '/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resourceGroups/network';
const VNET = `${GROUP}/providers/Microsoft.Network/virtualNetworks/hub`;

function terraformWithin(vnet: AzurePart['vnet'] = {}, more: AzurePart = {}) {
  return terraformOf(linkOf(configOf({ azure: { vnet: { id: VNET, cidrs: ['10.40.0.0/16'], ...vnet }, ...more } })));
}

function dataOf(terraform: object, type: string): Block {
  const { data } = terraform as { readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>> };
  const [found] = Object.values(data[type] ?? {});
  if (found === undefined) throw new Error(`no data source ${type}`);
  return found;
}

/** The error messages of what Terraform checks of a data source. */
function checksOf({ lifecycle }: Block): readonly string[] {
  const { postcondition } = lifecycle as { readonly postcondition: readonly { readonly error_message: string }[] };
  return postcondition.map(({ error_message: message }) => message);
}

describe('an existing VNet', () => {
  test('may have a smaller GatewaySubnet for a gateway of the SKU Basic', () => {
    const text = configOf({
      azure: { vnet: { id: VNET, cidrs: ['10.40.0.0/16'] }, gateway: { sku: 'Basic' } },
      ipsec: { profile: 'azure-default' },
    });

    expect(checksOf(dataOf(terraformOf(linkOf(text)), 'azurerm_subnet'))[0]).toMatch(/ must be \/29 or larger;/);
  });

  test('is read, with its resource group and its GatewaySubnet, and only a gateway and a connection are created', () => {
    const terraform = terraformWithin();

    expect(Object.keys((terraform as unknown as { data: object }).data).toSorted()).toEqual([
      'azurerm_resource_group',
      'azurerm_subnet',
      'azurerm_virtual_network',
    ]);
    expect(Object.keys(terraform.resource).toSorted()).toEqual([
      'azurerm_local_network_gateway',
      'azurerm_public_ip',
      'azurerm_virtual_network_gateway',
      'azurerm_virtual_network_gateway_connection',
    ]);
  });

  test('gets a GatewaySubnet that is asked for, and nothing else', () => {
    const terraform = terraformWithin({ gatewaySubnet: '10.40.255.0/27' });

    expect(resourceOf(terraform, 'azurerm_subnet')).toMatchObject({
      name: 'GatewaySubnet',
      resource_group_name: 'network',
      virtual_network_name: '${data.azurerm_virtual_network.virtualNetwork.name}',
      address_prefixes: ['${var.gatewaySubnetPrefix}'],
    });
    expect(terraform.resource).not.toHaveProperty('azurerm_virtual_network');
  });

  test('has the gateway in its resource group and in its GatewaySubnet', () => {
    const gateway = resourceOf(terraformWithin(), 'azurerm_virtual_network_gateway');

    expect(gateway).toMatchObject({
      resource_group_name: '${data.azurerm_resource_group.resourceGroup.name}',
      location: '${var.location}',
      ip_configuration: [{ subnet_id: '${data.azurerm_subnet.gatewaySubnet.id}' }],
    });
  });

  test('is checked by Terraform for what only Azure knows, in a sentence each', () => {
    expect(checksOf(dataOf(terraformWithin(), 'azurerm_virtual_network'))).toEqual([
      'The VNet hub must be in the subscription 3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16; set ARM_SUBSCRIPTION_ID to it.',
      'The VNet hub must be in westeurope; set azure.location to the location of the VNet.',
      'The address space of the VNet hub must contain 10.40.0.0/16; set azure.vnet.cidrs to prefixes that it has.',
    ]);
    expect(checksOf(dataOf(terraformWithin(), 'azurerm_subnet'))).toEqual([
      'The GatewaySubnet of the VNet hub must be /27 or larger; enlarge it before a VPN gateway is created in it.',
      'The GatewaySubnet of the VNet hub must have no network security group, which Azure does not support there; remove it from the subnet.',
    ]);
  });

  test('reports its own prefixes, so that the hand-off is that of a created one', () => {
    expect(terraformWithin().output).toMatchObject({
      vnetPrefixes: { value: ['10.40.0.0/16'] },
      location: { value: '${var.location}' },
      virtualNetworkId: { value: '${data.azurerm_virtual_network.virtualNetwork.id}' },
    });
  });

  test('asks for no value that it has already', () => {
    expect(Object.keys(terraformWithin().variable)).not.toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^(virtualNetworkName|azureVNetAddressPrefix|gatewaySubnetPrefix)/),
      ]),
    );
  });
});

test('an existing resource group takes a created VNet, and is not created', () => {
  const terraform = terraformOf(linkOf(configOf({ azure: { resourceGroup: { id: GROUP } } })));

  expect(terraform.resource).not.toHaveProperty('azurerm_resource_group');
  expect(resourceOf(terraform, 'azurerm_virtual_network')).toMatchObject({
    resource_group_name: '${data.azurerm_resource_group.resourceGroup.name}',
    location: '${var.location}',
  });
});

test('without a group in the file, what belongs to an existing VNet is in the group of that VNet', () => {
  const loaded = loadConfig(configOf({ azure: { vnet: { id: VNET, cidrs: ['10.40.0.0/16'] } } }), 'f');

  expect(loaded).toMatchObject({ ok: true, resolved: { resourceGroup: { id: GROUP }, testVm: false } });
});
