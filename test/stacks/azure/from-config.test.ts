import { resourceOf, terraformOf } from '../../fixtures/azure-stack';
import { configOf, type AzurePart } from '../../fixtures/config';
import { CONFIGS } from '../../fixtures/configs';
import { bothSides } from '../../fixtures/handoffs';
import { linkOf, SHORTEST } from '../../fixtures/link-of';

const stackOf = (yaml = SHORTEST) => terraformOf(linkOf(yaml));
const one = (type: string, yaml = SHORTEST) => resourceOf(stackOf(yaml), `azurerm_${type}`);
const withAzure = (azure: AzurePart) => configOf({ azure });
const SEVERAL = CONFIGS['several of everything'];

describe('the network of the Azure stack', () => {
  test('has every range of the config, each by its variable', () => {
    expect(one('virtual_network')).toMatchObject({
      name: '${var.virtualNetworkName}',
      address_space: ['${var.azureVNetAddressPrefix}'],
    });
    expect(one('virtual_network', SEVERAL)['address_space']).toEqual([
      '${var.azureVNetAddressPrefix}',
      '${var.azureVNetAddressPrefix_10_4_0_0_16}',
    ]);
  });

  test('has one subnet for workloads and that of the gateway by default', () => {
    expect(Object.keys(stackOf().resource['azurerm_subnet'] ?? {}).toSorted()).toEqual(['gatewaySubnet', 'subnet1']);
  });

  test('has the subnets of the config', () => {
    expect(stackOf(SEVERAL).resource['azurerm_subnet']).toMatchObject({
      subnet_apps: { name: '${var.subnetName_apps}', address_prefixes: ['${var.subnetPrefix_apps}'] },
      subnet_data: { name: '${var.subnetName_data}', address_prefixes: ['${var.subnetPrefix_data}'] },
      gatewaySubnet: { address_prefixes: ['${var.gatewaySubnetPrefix}'] },
    });
  });

  test('allows the CIDR blocks of the VPC alone', () => {
    const rules = one('network_security_group', SEVERAL)['security_rule'] as Record<string, unknown>[];
    expect(rules.map((rule) => rule['source_address_prefixes'])).toEqual(
      Array(2).fill(['${var.vpcAddressPrefix}', '${var.vpcAddressPrefix_100_64_0_0_20}']),
    );
  });
});

describe('the gateway of the Azure stack', () => {
  test('is a VpnGw1AZ of Generation1 by default', () => {
    expect(one('virtual_network_gateway')).toMatchObject({ sku: 'VpnGw1AZ', generation: 'Generation1' });
  });

  test('is what the config asks for', () => {
    const gateway = { sku: 'VpnGw2AZ', generation: 'Generation2' } as const;
    expect(one('virtual_network_gateway', withAzure({ gateway }))).toMatchObject(gateway);
  });

  test('has its public IP in all zones by default', () => {
    expect(one('public_ip')['zones']).toEqual(['1', '2', '3']);
  });

  test('has it in no zone where the location has none', () => {
    expect(one('public_ip', withAzure({ location: 'westus' }))).not.toHaveProperty('zones');
  });

  test('has it in the zones that the config names', () => {
    expect(one('public_ip', withAzure({ gateway: { zones: ['2'] } }))['zones']).toEqual(['2']);
  });

  test('has a Standard public IP even where it is Basic', () => {
    const basic = configOf({ azure: { gateway: { sku: 'Basic' } }, ipsec: { profile: 'azure-default' } });
    expect(one('public_ip', basic)).toMatchObject({ sku: 'Standard' });
  });
});

describe('the connection of the Azure stack', () => {
  const connection = (yaml = SHORTEST) => one('virtual_network_gateway_connection', yaml);

  test('has the Elastic IP of the router and every CIDR block of the VPC', () => {
    expect(one('local_network_gateway', SEVERAL)).toMatchObject({
      gateway_address: '${var.vpcGatewayIpAddress}',
      address_space: ['${var.vpcAddressPrefix}', '${var.vpcAddressPrefix_100_64_0_0_20}'],
    });
  });

  test('has the strong policy by default', () => {
    expect(connection()['ipsec_policy']).toEqual({
      ike_encryption: 'AES256',
      ike_integrity: 'SHA384',
      dh_group: 'ECP384',
      ipsec_encryption: 'GCMAES256',
      ipsec_integrity: 'GCMAES256',
      pfs_group: 'ECP384',
      sa_lifetime: 27000,
      sa_datasize: 102400000,
    });
  });

  test('has no policy with the profile azure-default', () => {
    expect(connection(configOf({ ipsec: { profile: 'azure-default' } }))).not.toHaveProperty('ipsec_policy');
  });

  test('declares a dead peer when the config says', () => {
    expect(connection(configOf({ ipsec: { dpdTimeoutSeconds: 30 } }))['dpd_timeout_seconds']).toBe(30);
  });

  test('lets that end initiate which the config names', () => {
    expect(connection(configOf({ ipsec: { connectionMode: 'InitiatorOnly' } }))['connection_mode']).toBe(
      'InitiatorOnly',
    );
  });

  test('lets the router alone initiate by default, so that one IKE SA exists', () => {
    expect(connection(SHORTEST)['connection_mode']).toBe('ResponderOnly');
  });

  test('takes the shared key, which nothing else does', () => {
    const { resource, output } = terraformOf(linkOf(SHORTEST, bothSides()));
    expect(JSON.stringify([resource, output]).match(/var\.sharedKey/g)).toHaveLength(1);
  });
});

describe('the test VM of the Azure stack', () => {
  test('takes the SSH key of its administrator', () => {
    expect(one('linux_virtual_machine')).toMatchObject({
      admin_username: '${var.adminUsername}',
      admin_ssh_key: [{ username: '${var.adminUsername}', public_key: '${var.adminSshPublicKey}' }],
    });
  });

  test('runs Ubuntu for the processor of its size', () => {
    const testVm = { size: 'Standard_B2pts_v2' };
    expect(one('linux_virtual_machine', withAzure({ testVm }))['source_image_reference']).toMatchObject({
      sku: 'server-arm64',
    });
  });

  test('is in the first subnet', () => {
    expect(one('network_interface')['ip_configuration']).toMatchObject([{ subnet_id: '${azurerm_subnet.subnet1.id}' }]);
  });

  test('goes when the config says so, variables and all', () => {
    expect(JSON.stringify(stackOf(withAzure({ testVm: { enabled: false } })))).not.toMatch(
      /linux_virtual_machine|network_interface"|vmName|adminUsername/,
    );
  });
});
