import { VirtualNetworkGateway } from '@cdktf/provider-azurerm/lib/virtual-network-gateway';
import type { TerraformStack } from 'cdktf';
import { SiteConnection, type SiteConnectionProps } from '../../lib/azure/site-connection';
import { resourceOf, type Terraform } from '../fixtures/azure-stack';
import { PLACEMENT, terraformWith } from '../fixtures/test-terraform';

function gatewayIn(stack: TerraformStack): VirtualNetworkGateway {
  return new VirtualNetworkGateway(stack, 'Gateway', {
    ...PLACEMENT,
    name: 'gateway',
    type: 'Vpn',
    sku: 'VpnGw1AZ',
    ipConfiguration: [{ publicIpAddressId: 'ip', subnetId: 'subnet' }],
  });
}

const PROPS: Omit<SiteConnectionProps, 'gateway'> = {
  placement: PLACEMENT,
  name: 'aws',
  connectionName: 'to-aws',
  address: '198.51.100.7',
  prefixes: ['10.0.0.0/16'],
  sharedKey: '${var.key}',
};

function build(props: Partial<SiteConnectionProps> = {}): Terraform {
  return terraformWith((stack) => {
    new SiteConnection(stack, 'Site', { ...PROPS, gateway: gatewayIn(stack), ...props });
  });
}

const connection = (props?: Partial<SiteConnectionProps>) =>
  resourceOf(build(props), 'azurerm_virtual_network_gateway_connection');
const site = (props?: Partial<SiteConnectionProps>) => resourceOf(build(props), 'azurerm_local_network_gateway');

describe('the local network gateway', () => {
  test('represents the Elastic IP of the router', () => {
    expect(site()).toMatchObject({ name: 'aws', gateway_address: '198.51.100.7' });
  });

  test('has every range behind the router', () => {
    const prefixes = ['10.0.0.0/16', '100.64.0.0/20'];
    expect(site({ prefixes })['address_space']).toEqual(prefixes);
  });

  test('is placed with the tags of what it is placed in', () => {
    expect(site()).toMatchObject({ resource_group_name: 'rg', tags: { owner: 'me' } });
  });
});

describe('the connection', () => {
  test('is IPsec with IKEv2 between the two gateways', () => {
    expect(connection()).toMatchObject({
      name: 'to-aws',
      type: 'IPsec',
      connection_protocol: 'IKEv2',
      virtual_network_gateway_id: '${azurerm_virtual_network_gateway.Gateway.id}',
      local_network_gateway_id: '${azurerm_local_network_gateway.localNetworkGateway.id}',
    });
  });

  test("has no policy by default, which leaves Azure's own list of proposals", () => {
    expect(connection()).not.toHaveProperty('ipsec_policy');
  });

  test('has all eight fields of a policy', () => {
    const policy = {
      ikeEncryption: 'AES256',
      ikeIntegrity: 'SHA384',
      dhGroup: 'ECP384',
      ipsecEncryption: 'GCMAES256',
      ipsecIntegrity: 'GCMAES256',
      pfsGroup: 'ECP384',
      saLifeTimeSeconds: 27_000,
      saDataSizeKilobytes: 102_400_000,
    } as const;
    expect(connection({ policy })['ipsec_policy']).toEqual({
      ike_encryption: 'AES256',
      ike_integrity: 'SHA384',
      dh_group: 'ECP384',
      ipsec_encryption: 'GCMAES256',
      ipsec_integrity: 'GCMAES256',
      pfs_group: 'ECP384',
      sa_lifetime: 27_000,
      sa_datasize: 102_400_000,
    });
  });

  test('takes selectors of any range, as a route-based tunnel does', () => {
    expect(connection()).not.toHaveProperty('use_policy_based_traffic_selectors');
  });

  test('declares a peer dead after 45 seconds by default, or after as many as are asked for', () => {
    expect(connection()['dpd_timeout_seconds']).toBe(45);
    expect(connection({ dpdTimeoutSeconds: 30 })['dpd_timeout_seconds']).toBe(30);
  });

  test('lets either end initiate by default, or the one that is asked for', () => {
    expect(connection()['connection_mode']).toBe('Default');
    expect(connection({ connectionMode: 'ResponderOnly' })['connection_mode']).toBe('ResponderOnly');
  });

  test('takes the shared key, which nothing else does', () => {
    expect(connection()['shared_key']).toBe('${var.key}');
    expect(JSON.stringify(build()).match(/var\.key/g)).toHaveLength(1);
  });
});

test('two connections of one gateway differ by their tails', () => {
  const { resource } = terraformWith((stack) => {
    const gateway = gatewayIn(stack);
    new SiteConnection(stack, 'Site1', { ...PROPS, gateway });
    new SiteConnection(stack, 'Site2', { ...PROPS, gateway, tail: '_router_2' });
  });

  expect(resource['azurerm_virtual_network_gateway_connection']).toMatchObject({
    connection: { local_network_gateway_id: '${azurerm_local_network_gateway.localNetworkGateway.id}' },
    connection_router_2: {
      local_network_gateway_id: '${azurerm_local_network_gateway.localNetworkGateway_router_2.id}',
    },
  });
});
