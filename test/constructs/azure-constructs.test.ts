import { TerraformVariable } from 'cdktf';
import { VpnConnection, VpnGateway, type VpnConnectionProps, type VpnGatewayProps } from '../../lib/constructs/azure';
import { linesOf } from '../fixtures/lines-of';
import { resourceOf, type Terraform } from '../fixtures/azure-stack';
import { terraformWith } from '../fixtures/test-terraform';

const PLACE = { resourceGroupName: 'rg', location: 'westeurope' } as const;
const SUBNET = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/v/subnets/GatewaySubnet';
const GATEWAY = { ...PLACE, name: 'to-aws', gatewaySubnetId: SUBNET } as const;
const CONNECTION = {
  ...PLACE,
  name: 'to-aws',
  gatewayId: 'gateway-id',
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

  test('needs its zones when the location is an expression', () => {
    expect(linesOf(() => gatewayWith({ location: '${var.location}' }))).toEqual([
      'Stack/gateway: zones must be given when the location is an expression; set zones to 1, 2 and 3, or to none without zones',
    ]);
    expect(linesOf(() => gatewayWith({ location: '${var.location}', zones: [] }))).toEqual([]);
  });

  test('is rejected with a generation that the SKU does not have', () => {
    expect(linesOf(() => gatewayWith({ generation: 'Generation2' }))).toEqual([
      "Stack/gateway: generation must be Generation1 with the SKU VpnGw1AZ, got 'Generation2'",
    ]);
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
      virtual_network_gateway_id: 'gateway-id',
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

  test('rejects a literal shared key without printing it', () => {
    const lines = linesOf(() => connectionWith({ sharedKey: 'correct-horse' }));

    expect(lines).toEqual([
      'Stack/connection: sharedKey must be an expression, because a literal would be in the template; use a sensitive TerraformVariable',
    ]);
  });

  test('reports all problems of its props at once', () => {
    expect(
      linesOf(() => connectionWith({ routerAddress: '10.0.0.1', awsPrefixes: [], ipsec: { dpdTimeoutSeconds: 1 } })),
    ).toEqual([
      'Stack/connection: routerAddress must be a public IPv4 address, and 10.0.0.1 is a private address',
      'Stack/connection: awsPrefixes must have at least one prefix',
      'Stack/connection: ipsec.dpdTimeoutSeconds must be a whole number from 9 to 3600, got 1',
    ]);
  });
});
