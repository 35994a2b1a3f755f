import { terraformOf } from '../fixtures/azure-stack';
import { CONFIGS } from '../fixtures/configs';
import { bothSides, ELASTIC_IP } from '../fixtures/handoffs';
import { planOf, SHORTEST } from '../fixtures/plan-of';

const variables = (yaml = SHORTEST) => terraformOf(planOf(yaml, bothSides())).variable;

describe('variables', () => {
  test('keep the names of the 2015 post, and their defaults are what the config says', () => {
    const defaults = Object.fromEntries(Object.entries(variables()).map(([name, { default: value }]) => [name, value]));
    expect(defaults).toEqual({
      location: 'westeurope',
      vpcGatewayName: 'vpcGateway',
      vpcGatewayIpAddress: ELASTIC_IP,
      vpcAddressPrefix: '10.0.0.0/16',
      virtualNetworkName: 'azureVnet',
      azureVNetAddressPrefix: '10.3.0.0/16',
      subnetName: 'Subnet1',
      subnetPrefix: '10.3.0.0/24',
      gatewaySubnetPrefix: '10.3.255.224/27',
      gatewayPublicIPName: 'azureGatewayIP',
      gatewayName: 'azureGateway',
      connectionName: 'Azure2Aws',
      sharedKey: undefined,
      vmName: 'node-1',
      vmSize: 'Standard_B2ats_v2',
      adminUsername: 'ubuntu',
      adminSshPublicKey: undefined,
    });
  });

  test('of further items are numbered from two', () => {
    expect(variables(CONFIGS['several of everything'])).toMatchObject({
      subnetName2: { default: 'data' },
      subnetPrefix2: { default: '10.4.0.0/24' },
      azureVNetAddressPrefix2: { default: '10.4.0.0/16' },
      vpcAddressPrefix2: { default: '100.64.0.0/20' },
    });
  });

  test('of a pending Elastic IP have no default, so that Terraform asks', () => {
    expect(terraformOf(planOf()).variable['vpcGatewayIpAddress']).not.toHaveProperty('default');
  });

  test('of a preview hold a documentation address', () => {
    const preview = terraformOf(planOf(SHORTEST, undefined, true));
    expect(preview.variable['vpcGatewayIpAddress']?.['default']).toBe('198.51.100.10');
  });

  test('of the post that had no use are gone', () => {
    const gone = [
      'vpnType',
      'adminPassword',
      'newStorageAccountName',
      'storageAccountType',
      'imagePublisher',
      'imageOffer',
    ];
    expect(Object.keys(variables()).filter((name) => gone.includes(name))).toEqual([]);
  });

  test('all say what they are for', () => {
    expect(Object.values(variables()).filter(({ description }) => !/^[A-Z].*\.$/.test(String(description)))).toEqual(
      [],
    );
  });

  test('refuse null', () => {
    expect(Object.values(variables()).map(({ nullable }) => nullable)).toEqual(
      Object.keys(variables()).map(() => false),
    );
  });
});
