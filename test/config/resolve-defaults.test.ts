import { loadConfig } from '../../lib/config/load';
import { azure, link } from './case';

test.each([
  ['10.3.0.0/23', '10.3.0.0/24', '10.3.1.224/27'],
  ['10.3.0.0/24', '10.3.0.0/25', '10.3.0.224/27'],
  ['10.3.0.0/26', '10.3.0.0/27', '10.3.0.32/27'],
])('a VNet of %s gets the subnet %s, and the GatewaySubnet %s beside it', (range, cidr, gatewaySubnet) => {
  const loaded = loadConfig(azure(`vnet: {cidrs: [${range}]}`), 'f');

  expect(loaded.ok && loaded.resolved).toMatchObject({ vnetSubnets: [{ name: 'Subnet1', cidr }], gatewaySubnet });
});

test('a valid config gives its values with the defaults filled in', () => {
  const loaded = loadConfig(link(), 'f');

  expect(loaded.ok && loaded.resolved).toMatchObject({
    resourceGroup: { name: 'ab' },
    sites: [
      {
        name: 'aws',
        path: ['aws'],
        config: expect.objectContaining({ region: 'us-west-2' }),
        vpcCidrs: ['10.0.0.0/16'],
        vpcSubnets: [{ name: 'Subnet1', cidr: '10.0.0.0/24', public: true }],
      },
    ],
    vnetSubnets: [{ name: 'Subnet1', cidr: '10.3.0.0/24' }],
    gatewaySubnet: '10.3.255.224/27',
    generation: 'Generation1',
    zones: ['1', '2', '3'],
  });
});
