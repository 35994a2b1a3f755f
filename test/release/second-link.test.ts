import { testWith } from '../fixtures/needs';
import { accountListing } from '../driver/real/account';
import { bothClouds, NEEDS_OF_BOTH } from '../driver/real/both-clouds';
import { handoffOf, steps } from '../driver/real/link';

const MINUTES = 60_000;

/** The command line with the real tools, as in test/driver/real/azurerm.test.ts. */
describe('networks that exist, on moto and an Azure Resource Manager in memory', () => {
  const { moto, azure, link, subscription, expectConverged } = bothClouds();

  testWith(
    NEEDS_OF_BOTH,
    'that a first config created get a second link at the same gateway, which leaves the first one alone',
    async () => {
      const [first, second] = [link('first'), link('second')];
      const account = await accountListing(moto());
      first.configure({ aws: { vpc: { cidrs: ['10.10.0.0/16'] } } });
      expect(await first.run(['up', '--yes'])).toMatchObject({ code: 0, stderr: '' });
      const ids = [...azure().emulator.resources.values()].map(({ id = '' }) => id);
      const [vnet = ''] = ids.filter((id) => /\/virtualNetworks\/[^/]+$/.test(id));
      second.configure({ aws: { vpc: { cidrs: ['10.11.0.0/16'] } }, azure: { vnet: { id: vnet } } });
      const before = { azure: subscription(), aws: await accountListing(moto()) };
      const writes = azure().emulator.writes.length;

      expect(await second.run(['discover', '--plain'])).toMatchObject({ code: 0, stderr: '' });
      expect(handoffOf(second).found?.vnet?.gateway?.id).toMatch(/\/virtualNetworkGateways\/azureGateway$/);
      expect(await second.run(['up', '--yes'])).toMatchObject({ code: 0, stderr: '' });
      const added = [...subscription().keys()].filter((id) => !before.azure.has(id));
      expect(added.map((id) => id.slice(id.lastIndexOf('/') + 1)).sort()).toEqual([
        'azure2aws-second',
        'vpcgateway-second',
      ]);
      await expectConverged(second);
      await expectConverged(first);

      const refused = await first.run(['down', '--yes']);
      expect(refused).toMatchObject({
        code: 2,
        stderr: expect.stringMatching(
          /^the VPN gateway azureGateway has connections that this link did not create: Azure2Aws-second; delete them first/,
        ),
      });
      expect(steps(refused)).toEqual([]);

      expect(await second.run(['down', '--yes'])).toMatchObject({ code: 0 });
      const written = new Set(
        azure()
          .emulator.writes.slice(writes)
          .map((line) => line.slice(line.lastIndexOf('/') + 1)),
      );
      expect([...written].sort()).toEqual(['Azure2Aws-second', 'vpcGateway-second']);
      expect({ azure: subscription(), aws: await accountListing(moto()) }).toEqual(before);
      await expectConverged(first);

      expect(await first.run(['down', '--yes'])).toMatchObject({ code: 0 });
      expect([...azure().emulator.resources.keys()]).toEqual([]);
      expect(await accountListing(moto())).toEqual(account);
    },
    25 * MINUTES,
  );
});
