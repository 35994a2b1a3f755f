import { resourceOf, terraformOf } from '../fixtures/azure-stack';
import { configOf, type AzurePart } from '../fixtures/config';
import { linkOf, viewOf } from '../fixtures/link-of';

const NETWORK =
  '/subscriptions/3f0c1a52-7f0e-4a5b-9d51-0b7c2f4e8a16/resourceGroups/network/providers/Microsoft.Network';
const SPOKES: AzurePart = {
  vnet: { id: `${NETWORK}/virtualNetworks/hub`, cidrs: ['10.40.0.0/16'] },
  spokes: {
    app2: {
      id: `${NETWORK.replace('network/', 'other/')}/virtualNetworks/app2`,
      cidrs: ['10.42.0.0/16'],
      peering: 'existing',
    },
    app1: { id: `${NETWORK}/virtualNetworks/app-one`, cidrs: ['10.41.0.0/16'] },
  },
  routedCidrs: ['10.44.0.0/16'],
};

const linkWith = (more: AzurePart = {}) => linkOf(configOf({ azure: SPOKES }, { azure: more }));

function peeringsOf(more: AzurePart = {}) {
  return terraformOf(linkWith(more)).resource['azurerm_virtual_network_peering'] ?? {};
}

describe('spokes', () => {
  test('have both halves of a peering unless it exists', () => {
    expect(Object.keys(peeringsOf())).toEqual(['hubPeering_app1', 'spokePeering_app1']);
  });

  test('are peered after the gateway: first the half of the hub, then that of the spoke', () => {
    expect(peeringsOf()).toMatchObject({
      hubPeering_app1: {
        virtual_network_name: '${data.azurerm_virtual_network.virtualNetwork.name}',
        remote_virtual_network_id: '${data.azurerm_virtual_network.spoke_app1.id}',
        allow_gateway_transit: true,
        depends_on: ['azurerm_virtual_network_gateway.vpnGateway'],
      },
      spokePeering_app1: {
        virtual_network_name: '${data.azurerm_virtual_network.spoke_app1.name}',
        remote_virtual_network_id: '${data.azurerm_virtual_network.virtualNetwork.id}',
        use_remote_gateways: true,
        depends_on: ['azurerm_virtual_network_peering.hubPeering_app1'],
      },
    });
  });

  test('wait for no gateway that exists', () => {
    const gateway = {
      id: `${NETWORK}/virtualNetworkGateways/gw`,
      publicIps: [`${NETWORK}/publicIPAddresses/gw-ip`],
    };

    expect(peeringsOf({ gateway })['hubPeering_app1']).not.toHaveProperty('depends_on');
  });

  test('may belong to a VNet that is created in their resource group', () => {
    const { spokes, routedCidrs } = SPOKES;
    const resourceGroup = { id: NETWORK.replace('/providers/Microsoft.Network', '') };
    const terraform = terraformOf(linkOf(configOf({ azure: { spokes, routedCidrs, resourceGroup } })));

    expect(resourceOf(terraform, 'azurerm_virtual_network')).toMatchObject({ name: '${var.virtualNetworkName}' });
    expect(terraform.resource['azurerm_virtual_network_peering']).toMatchObject({
      hubPeering_app1: { virtual_network_name: '${azurerm_virtual_network.virtualNetwork.name}' },
    });
  });

  test('and what else is behind the VNet are routed by AWS, let through by the router, and in the hand-off', () => {
    const all = ['10.40.0.0/16', '10.41.0.0/16', '10.42.0.0/16', '10.44.0.0/16'];
    const link = linkWith();

    expect(viewOf(link).remotePrefixes).toEqual(all);
    expect(terraformOf(link).output).toMatchObject({ vnetPrefixes: { value: all } });
  });

  test('keep every name when one is removed', () => {
    const both = terraformOf(
      linkWith({ spokes: { app2: { peering: undefined, id: `${NETWORK}/virtualNetworks/b` } } }),
    );
    const one = peeringsOf();

    expect(both.resource['azurerm_virtual_network_peering']).toMatchObject(one);
  });
});
