import { resourceOf, terraformOf } from '../fixtures/azure-stack';
import { configOf } from '../fixtures/config';
import { CONFIGS } from '../fixtures/configs';
import { bothSides } from '../fixtures/handoffs';
import { planOf, SHORTEST } from '../fixtures/plan-of';

const connection = (yaml = SHORTEST) =>
  resourceOf(terraformOf(planOf(yaml)), 'azurerm_virtual_network_gateway_connection');
const site = (yaml = SHORTEST) => resourceOf(terraformOf(planOf(yaml)), 'azurerm_local_network_gateway');

describe('the local network gateway', () => {
  test('stands for the Elastic IP of the router', () => {
    expect(site()['gateway_address']).toBe('${var.vpcGatewayIpAddress}');
  });

  test('has every range of the VPC behind it', () => {
    expect(site(CONFIGS['several of everything'])['address_space']).toEqual([
      '${var.vpcAddressPrefix}',
      '${var.vpcAddressPrefix2}',
    ]);
  });
});

describe('the connection', () => {
  test('is IPsec with IKEv2 between the two gateways', () => {
    expect(connection()).toMatchObject({
      type: 'IPsec',
      connection_protocol: 'IKEv2',
      virtual_network_gateway_id: '${azurerm_virtual_network_gateway.vpnGateway.id}',
      local_network_gateway_id: '${azurerm_local_network_gateway.localNetworkGateway.id}',
    });
  });

  test('has all eight fields of the strong policy by default', () => {
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

  test('takes selectors of any range, as a route-based tunnel does', () => {
    expect(connection()).not.toHaveProperty('use_policy_based_traffic_selectors');
  });

  test('notices a dead peer after 45 seconds by default', () => {
    expect(connection()['dpd_timeout_seconds']).toBe(45);
  });

  test('notices a dead peer when the config says', () => {
    expect(connection(configOf({ ipsec: { dpdTimeoutSeconds: 30 } }))['dpd_timeout_seconds']).toBe(30);
  });

  test('lets either end start by default', () => {
    expect(connection()['connection_mode']).toBe('Default');
  });

  test('lets that end start which the config names', () => {
    expect(connection(configOf({ ipsec: { connectionMode: 'ResponderOnly' } }))['connection_mode']).toBe(
      'ResponderOnly',
    );
  });
});

describe('the shared key', () => {
  const terraform = terraformOf(planOf(SHORTEST, bothSides()));

  test('is a sensitive variable', () => {
    expect(terraform.variable['sharedKey']).toMatchObject({ type: 'string', sensitive: true, nullable: false });
  });

  test('has no default', () => {
    expect(terraform.variable['sharedKey']).not.toHaveProperty('default');
  });

  test('goes to the connection and nowhere else', () => {
    expect(JSON.stringify([terraform.resource, terraform.output]).match(/var\.sharedKey/g)).toHaveLength(1);
  });
});

test('a second router gets a local network gateway, a connection and variables of its own', () => {
  const plan = planOf();
  const [first] = plan.aws.routers;
  if (first === undefined) throw new Error('a link has a router');
  const two = { ...plan, aws: { ...plan.aws, routers: [first, { ...first, name: 'router-2' }] } };
  const { resource } = terraformOf(two);
  expect(resource['azurerm_virtual_network_gateway_connection']?.['connection2']).toMatchObject({
    name: '${var.connectionName2}',
    local_network_gateway_id: '${azurerm_local_network_gateway.localNetworkGateway2.id}',
  });
});
