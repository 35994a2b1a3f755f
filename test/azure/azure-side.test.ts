import type { TerraformStack } from 'cdktf';
import { AzureSide, type AzureSideProps } from '../../lib/azure/azure-side';
import { linkOf } from '../fixtures/link-of';
import { terraformWith } from '../fixtures/test-terraform';
import { handWrittenVariables } from './hand-written-variables';

function build(change: (props: AzureSideProps) => AzureSideProps = (props) => props) {
  const { azure, sites } = linkOf();
  let side: AzureSide | undefined;
  const terraform = terraformWith((stack: TerraformStack) => {
    const variables = handWrittenVariables(azure, sites[0].ipsec);
    side = new AzureSide(stack, change({ azure, variables, tags: { owner: 'me' } }));
  });
  if (side === undefined) throw new Error('the side was built');
  return { side, terraform };
}

describe('the Azure side', () => {
  test('is a resource group with a VNet, its VPN gateway, a connection and a VM', () => {
    expect(Object.keys(build().terraform.resource).toSorted()).toEqual([
      'azurerm_linux_virtual_machine',
      'azurerm_local_network_gateway',
      'azurerm_network_interface',
      'azurerm_network_security_group',
      'azurerm_public_ip',
      'azurerm_resource_group',
      'azurerm_subnet',
      'azurerm_subnet_network_security_group_association',
      'azurerm_virtual_network',
      'azurerm_virtual_network_gateway',
      'azurerm_virtual_network_gateway_connection',
    ]);
  });

  test('puts everything into its resource group', () => {
    const { resource } = build().terraform;
    const groups = Object.values(resource)
      .flatMap((byName) => Object.values(byName))
      .flatMap((block) => block['resource_group_name'] ?? []);

    expect(new Set(groups)).toEqual(new Set(['${azurerm_resource_group.resourceGroup.name}']));
    expect(resource['azurerm_resource_group']).toMatchObject({
      resourceGroup: { name: 'link', location: 'westeurope' },
    });
  });

  test('puts its tags on what has tags', () => {
    const tags = Object.values(build().terraform.resource)
      .flatMap((byName) => Object.values(byName))
      .flatMap((block) => block['tags'] ?? []);

    expect(tags).toHaveLength(9);
    expect(tags).toEqual(tags.map(() => ({ owner: 'me' })));
  });

  test('has a connection and its names for each router', () => {
    const { terraform, side } = build((props) => {
      const [first] = props.variables.connections;
      if (first === undefined) throw new Error('a link has a connection');
      const second = { ...first, peer: 'router-2' as const, address: '198.51.100.8' };
      return { ...props, variables: { ...props.variables, connections: [first, second] } };
    });

    expect(side.connections.map(({ node }) => node.id)).toEqual(['AwsSite1', 'AwsSite_router-2']);
    expect(terraform.resource['azurerm_local_network_gateway']).toMatchObject({
      localNetworkGateway: { gateway_address: '198.51.100.7' },
      localNetworkGateway_router_2: { gateway_address: '198.51.100.8' },
    });
  });

  test('gives each connection what both ends agreed on', () => {
    const { terraform } = build((props) => ({
      ...props,
      variables: {
        ...props.variables,
        connections: props.variables.connections.map((each) => ({
          ...each,
          ipsec: { ...each.ipsec, dpdTimeoutSeconds: 30, connectionMode: 'ResponderOnly' as const },
        })),
      },
    }));

    expect(terraform.resource['azurerm_virtual_network_gateway_connection']).toMatchObject({
      connection: {
        dpd_timeout_seconds: 30,
        connection_mode: 'ResponderOnly',
        ipsec_policy: { dh_group: 'ECP384' },
        shared_key: 'the-key',
      },
    });
  });

  test('is active-active with two public IPs', () => {
    const { terraform } = build((props) => ({
      ...props,
      variables: {
        ...props.variables,
        gateway: {
          name: 'gateway',
          publicIps: [
            { tail: '', name: 'ip' },
            { tail: '2', name: 'ip-2' },
          ],
        },
      },
    }));

    expect(terraform.resource['azurerm_virtual_network_gateway']).toMatchObject({
      vpnGateway: { active_active: true },
    });
  });

  test('has no VM when none is asked for', () => {
    const { terraform } = build((props) => ({ ...props, variables: { ...props.variables, testVms: [] } }));

    expect(terraform.resource).not.toHaveProperty('azurerm_linux_virtual_machine');
  });

  test.each([
    ['Standard_B2pts_v2', 'server-arm64'],
    ['Standard_D2ps_v5', 'server-arm64'],
    ['Standard_D2plds_v5', 'server-arm64'],
    ['Standard_E4-2pds_v6', 'server-arm64'],
    ['Standard_B1s', 'server'],
    ['Standard_D2s_v5', 'server'],
    ['Standard_NP10s', 'server'],
    ['Standard_F2s_v2', 'server'],
  ])('chooses the image for the processor of %s', (size, sku) => {
    const { terraform } = build((props) => ({
      ...props,
      variables: {
        ...props.variables,
        testVms: props.variables.testVms.map((each) => ({ ...each, vm: { ...each.vm, size } })),
      },
    }));

    expect(terraform.resource['azurerm_linux_virtual_machine']).toMatchObject({
      testVm: { source_image_reference: { sku } },
    });
  });
});
