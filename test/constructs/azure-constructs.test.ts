import { TerraformVariable } from 'cdktf';
import { VpnConnection, VpnGateway, type VpnConnectionProps, type VpnGatewayProps } from '../../lib/constructs/azure';
import { linesOf } from '../fixtures/lines-of';
import { resourceOf, type Terraform } from '../fixtures/azure-stack';
import { terraformWith } from '../fixtures/test-terraform';

const PLACE = { resourceGroupName: 'rg', location: 'westeurope' } as const;
const SUBNET = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/GatewaySubnet';
const GATEWAY_ID =
  '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Network/virtualNetworkGateways/to-aws';
const GATEWAY = { ...PLACE, name: 'to-aws', gatewaySubnetId: SUBNET } as const;
const CONNECTION = {
  ...PLACE,
  name: 'to-aws',
  gatewayId: GATEWAY_ID,
  routerAddress: '198.51.100.7',
  awsPrefixes: ['10.8.0.0/16'],
  sharedKey: '${var.key}',
} as const;

const gatewayWith = (props: Partial<VpnGatewayProps> = {}): Terraform =>
  terraformWith((stack) => void new VpnGateway(stack, 'gateway', { ...GATEWAY, ...props }));
const connectionWith = (props: Partial<VpnConnectionProps> = {}): Terraform =>
  terraformWith((stack) => void new VpnConnection(stack, 'connection', { ...CONNECTION, ...props }));

describe('a VpnGateway', () => {
  test('is a zone-redundant VpnGw1AZ with a public IP of its name', () => {
    const terraform = gatewayWith();

    expect(resourceOf(terraform, 'azurerm_virtual_network_gateway')).toMatchObject({
      name: 'to-aws',
      sku: 'VpnGw1AZ',
      generation: 'Generation1',
      vpn_type: 'RouteBased',
    });
    expect(resourceOf(terraform, 'azurerm_public_ip')).toMatchObject({ name: 'to-aws-ip', zones: ['1', '2', '3'] });
  });

  test('is in no zone of a location that has none', () => {
    expect(resourceOf(gatewayWith({ location: 'westus' }), 'azurerm_public_ip')).not.toHaveProperty('zones');
  });

  test('has the first generation of its SKU', () => {
    expect(resourceOf(gatewayWith({ sku: 'VpnGw4AZ' }), 'azurerm_virtual_network_gateway')).toMatchObject({
      generation: 'Generation2',
    });
  });

  test('has Terraform names by its path, so that an app can have several', () => {
    const terraform = terraformWith((stack) => {
      for (const id of ['one', 'two']) new VpnGateway(stack, id, { ...GATEWAY, name: id });
    });

    expect(Object.keys(terraform.resource['azurerm_virtual_network_gateway'] ?? {})).toEqual([
      expect.stringMatching(/^one_/),
      expect.stringMatching(/^two_/),
    ]);
  });

  test('has a public IP of its own beside another gateway', () => {
    const { resource } = terraformWith((stack) => {
      new VpnGateway(stack, 'one', GATEWAY);
      new VpnGateway(stack, 'two', { ...GATEWAY, name: 'second' });
    });

    expect(Object.keys(resource['azurerm_public_ip'] ?? {})).toHaveLength(2);
  });

  test('takes expressions for names and the location, when its zones are given', () => {
    const expressions = { name: '${var.name}', resourceGroupName: '${var.group}', location: '${var.location}' };

    expect(linesOf(() => gatewayWith({ ...expressions, zones: [], tags: { owner: '${var.owner}' } }))).toEqual([]);
  });
});

describe('a VpnConnection', () => {
  test('is a local network gateway with the router, and a connection with one explicit policy', () => {
    const terraform = connectionWith();

    expect(resourceOf(terraform, 'azurerm_local_network_gateway')).toMatchObject({
      name: 'to-aws-router',
      gateway_address: '198.51.100.7',
      address_space: ['10.8.0.0/16'],
    });
    expect(resourceOf(terraform, 'azurerm_virtual_network_gateway_connection')).toMatchObject({
      name: 'to-aws',
      virtual_network_gateway_id: GATEWAY_ID,
      connection_mode: 'ResponderOnly',
      dpd_timeout_seconds: 45,
      ipsec_policy: { ike_encryption: 'AES256', pfs_group: 'ECP384' },
    });
  });

  test('has a local network gateway of its own beside another connection', () => {
    const { resource } = terraformWith((stack) => {
      new VpnConnection(stack, 'one', { ...CONNECTION, name: 'to-frankfurt', routerAddress: '198.51.100.7' });
      new VpnConnection(stack, 'two', { ...CONNECTION, name: 'to-virginia', routerAddress: '198.51.100.8' });
    });

    const addressOf = (name: string): unknown => {
      const connections = Object.values(resource['azurerm_virtual_network_gateway_connection'] ?? {});
      const id = connections.find((each) => each['name'] === name)?.['local_network_gateway_id'];
      const key = /azurerm_local_network_gateway\.(\w+)\.id/.exec(String(id))?.[1] ?? '';
      return resource['azurerm_local_network_gateway']?.[key]?.['gateway_address'];
    };
    expect([addressOf('to-frankfurt'), addressOf('to-virginia')]).toEqual(['198.51.100.7', '198.51.100.8']);
  });

  test('has no policy with the profile azure-default', () => {
    const connection = resourceOf(
      connectionWith({ ipsec: { profile: 'azure-default' } }),
      'azurerm_virtual_network_gateway_connection',
    );

    expect(connection).not.toHaveProperty('ipsec_policy');
  });

  test('takes the shared key of a sensitive variable', () => {
    const terraform = terraformWith((stack) => {
      const key = new TerraformVariable(stack, 'key', { type: 'string', sensitive: true });
      new VpnConnection(stack, 'connection', { ...CONNECTION, sharedKey: key.stringValue });
    });

    expect(resourceOf(terraform, 'azurerm_virtual_network_gateway_connection')['shared_key']).toBe('${var.key}');
  });

  test('leaves the initiator to both ends at a gateway of Basic, which has no choice', () => {
    const terraform = terraformWith((stack) => {
      const { gatewayId } = new VpnGateway(stack, 'gateway', { ...GATEWAY, sku: 'Basic' });
      const ipsec = { profile: 'azure-default' } as const;
      new VpnConnection(stack, 'connection', { ...CONNECTION, gatewayId, ipsec });
    });

    expect(resourceOf(terraform, 'azurerm_virtual_network_gateway_connection')['connection_mode']).toBe('Default');
  });
});
