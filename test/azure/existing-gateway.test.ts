import { componentOf } from '../../lib/model/components';
import { connectionNamesIn } from '../../lib/model/connection-names';
import { costOf } from '../../lib/model/cost';
import { connectionName, isSiteName } from '../../lib/model/names';
import { resourceOf, terraformOf, type Block } from '../fixtures/azure-stack';
import { configOf, type ConfigPart } from '../fixtures/config';
import { linkOf } from '../fixtures/link-of';

const SUBSCRIPTION = '3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16';
const NETWORK = `/subscriptions/${SUBSCRIPTION}/resourceGroups/network/providers/Microsoft.Network`;

const GATEWAY: ConfigPart = {
  azure: {
    vnet: { id: `${NETWORK}/virtualNetworks/hub`, cidrs: ['10.40.0.0/16'] },
    gateway: { id: `${NETWORK}/virtualNetworkGateways/gw`, publicIps: [`${NETWORK}/publicIPAddresses/gw-ip`] },
  },
};

function terraformBeside(more: ConfigPart = {}) {
  const terraform = terraformOf(linkOf(configOf(GATEWAY, more)));
  return terraform as typeof terraform & { readonly data: Readonly<Record<string, Readonly<Record<string, Block>>>> };
}

function messagesOf({ data }: ReturnType<typeof terraformBeside>): readonly string[] {
  const { lifecycle } = data['azurerm_virtual_network_gateway']?.['vpnGateway'] ?? {};
  const { postcondition } = lifecycle as { readonly postcondition: readonly { readonly error_message: string }[] };
  return postcondition.map(({ error_message: message }) => message);
}

describe('an existing VPN gateway', () => {
  test('gets a local network gateway and a connection, and nothing else is created', () => {
    const terraform = terraformBeside();

    expect(Object.keys(terraform.resource).toSorted()).toEqual([
      'azurerm_local_network_gateway',
      'azurerm_virtual_network_gateway_connection',
    ]);
    expect(resourceOf(terraform, 'azurerm_virtual_network_gateway_connection')).toMatchObject({
      virtual_network_gateway_id: '${data.azurerm_virtual_network_gateway.vpnGateway.id}',
    });
  });

  test('is read without its GatewaySubnet, which it uses already', () => {
    expect(Object.keys(terraformBeside().data).toSorted()).toEqual([
      'azurerm_public_ip',
      'azurerm_resource_group',
      'azurerm_virtual_network',
      'azurerm_virtual_network_gateway',
    ]);
  });

  test('reports its public address in the output of a created one', () => {
    expect(terraformBeside().output).toMatchObject({
      gatewayAddresses: { value: ['${data.azurerm_public_ip.gatewayPublicIp.ip_address}'] },
      gatewayId: { value: '${data.azurerm_virtual_network_gateway.vpnGateway.id}' },
      vnetPrefixes: { value: ['10.40.0.0/16'] },
    });
  });

  test('may have the connection in a group that is created', () => {
    const terraform = terraformBeside({ azure: { resourceGroup: 'to-aws' } });

    expect(resourceOf(terraform, 'azurerm_resource_group')).toMatchObject({ name: 'to-aws' });
    expect(resourceOf(terraform, 'azurerm_local_network_gateway')).toMatchObject({
      resource_group_name: '${azurerm_resource_group.resourceGroup.name}',
    });
  });

  test('is checked by Terraform for its kind, its network and its public IP, in a sentence each', () => {
    expect(messagesOf(terraformBeside()).map((message) => message.replace(/[,;].*/, ''))).toEqual([
      `The gateway gw must be in the subscription ${SUBSCRIPTION}`,
      'The gateway gw must be in westeurope',
      'The gateway gw must be a VPN gateway',
      'The gateway gw must be route-based',
      'The gateway gw must be active-standby',
      'The gateway gw must have another SKU than Basic',
      'The gateway gw must be in the VNet hub',
      'The gateway gw must have the public IP gw-ip',
    ]);
  });

  test('may be of the SKU Basic for a link without a policy', () => {
    const terraform = terraformBeside({ azure: { gateway: { sku: 'Basic' } }, ipsec: { profile: 'azure-default' } });

    expect(messagesOf(terraform).filter((message) => message.includes('Basic'))).toEqual([]);
  });

  test('is used in minutes, not created in an hour', () => {
    const link = linkOf(configOf(GATEWAY));

    expect(componentOf(link, 'azure').typicalSeconds).toBeLessThan(600);
    expect(componentOf(linkOf(), 'azure').typicalSeconds).toBeGreaterThan(2000);
  });
});

test('an existing VPN gateway and its public IP cost nothing more, a connection does', () => {
  const { lines } = costOf(linkOf(configOf(GATEWAY)));

  expect(lines.map(({ what }) => what).filter((what) => what.includes('gateway'))).toEqual([
    'connection of the gateway',
  ]);
});

describe('the names of what is added to an existing VPN gateway', () => {
  test('contain the name of the link', () => {
    expect(connectionNamesIn(linkOf(configOf(GATEWAY)), 'aws', 'router-1')).toEqual({
      localNetworkGateway: 'vpcGateway-link',
      connection: 'Azure2Aws-link',
    });
  });

  test('are those of always beside a created one', () => {
    expect(connectionNamesIn(linkOf(), 'aws', 'router-1')).toEqual({
      localNetworkGateway: 'vpcGateway',
      connection: 'Azure2Aws',
    });
  });

  test('differ between two links, whatever their sites and routers', () => {
    const owners = ['corp', 'corp-virginia', 'corp-router-2', 'corp-virginia-router-2'];
    const sites = ['aws', 'virginia', 'virginia-two'];
    const names = owners.flatMap((owner) =>
      sites.flatMap((site) =>
        (['router-1', 'router-2'] as const).map((router) => connectionName('vpcGateway', site, router, owner)),
      ),
    );

    expect(sites.slice(1).every(isSiteName)).toBe(true);
    expect(new Set(names).size).toBe(owners.length * sites.length * 2);
  });
});
