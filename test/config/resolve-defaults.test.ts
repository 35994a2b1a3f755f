import { loadConfig } from '../../lib/config/load';
import { link } from './case';

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
