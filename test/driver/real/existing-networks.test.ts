import { testWith } from '../../fixtures/needs';
import { accountListing } from './account';
import { bothClouds, NEEDS_OF_BOTH } from './both-clouds';
import { askCloud } from './cloud';
import { makeVnetByHand } from './hand-made-vnet';
import { makeVpcByHand } from './hand-made-vpc';
import { handoffOf, steps } from './link';

const MINUTES = 60_000;

/** The command line with the real tools, as in azurerm.test.ts, between networks that exist. */
describe('networks that exist, on moto and an Azure Resource Manager in memory', () => {
  const { moto, azure, link, subscription, expectConverged } = bothClouds();

  testWith(
    NEEDS_OF_BOTH,
    'made by hand are discovered, get a link that comes up, and are as they were before after its removal',
    async () => {
      const vpc = await makeVpcByHand(moto());
      const vnet = makeVnetByHand(azure());
      const joined = link('joined');
      joined.configure({ aws: { vpc: { id: vpc.id } }, azure: { vnet: { id: vnet.id } } });
      const before = { aws: await accountListing(moto()), vpc: await vpc.listing(), azure: subscription() };

      expect(await joined.run(['discover', '--plain'])).toMatchObject({ code: 0, stderr: '' });
      expect({ aws: await accountListing(moto()), writes: azure().emulator.writes }).toEqual({
        aws: before.aws,
        writes: [],
      });

      const up = await joined.run(['up', '--yes']);
      expect(up).toMatchObject({ code: 0, stderr: '' });
      expect(steps(up)).toEqual(['network', 'azure', 'router']);
      const address = handoffOf(joined).aws?.routerAddresses['router-1'] ?? '';
      const router = (await askCloud(moto(), 'joined')).addresses.get(address);
      expect([...(await vpc.routesToInstances())].sort()).toEqual(
        vpc.tables.map((table) => `10.40.0.0/16 via ${router} in ${table}`).sort(),
      );
      await expectConverged(joined);

      expect(await joined.run(['down', '--yes'])).toMatchObject({ code: 0 });
      const written = new Set(azure().emulator.writes.map((line) => line.replace(vnet.network, '')));
      expect([...written].sort()).toEqual([
        'DELETE connections/Azure2Aws-joined',
        'DELETE localNetworkGateways/vpcGateway-joined',
        'PUT connections/Azure2Aws-joined',
        'PUT localNetworkGateways/vpcGateway-joined',
      ]);
      expect(subscription()).toEqual(before.azure);
      expect(await vpc.listing()).toEqual(before.vpc);
      expect(await accountListing(moto())).toEqual(before.aws);
    },
    10 * MINUTES,
  );
});
