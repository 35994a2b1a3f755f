import { AZURERM_PROVIDER, MOTO } from '../driver/real/needs';
import { testBeside } from '../fixtures/needs';
import { TERRAFORM } from '../fixtures/terraform';
import { bothEmulators } from './real/both-emulators';
import { makeCheckout } from './real/checkout';
import { follow, succeed, takeDown } from './real/follow';

const NEEDS = [MOTO, TERRAFORM, AZURERM_PROVIDER];
const MINUTES = 60_000;

const MOVED_SUBNET = { name: 'Subnet1', cidr: '10.0.1.0/24' };

/**
 * Whole lives of a link, typed as a user types them: the real cdk in its default way (change sets) against moto, the real
 * cdktf and Terraform with the azurerm provider against an Azure Resource Manager in memory. Whether a link works
 * is judged by test/lives/checker, from the two emulators alone. No router boots: that the tunnel comes up is the lab's.
 */
describe('a link by hand, with the real tools', () => {
  const { emulators, kept } = bothEmulators();

  testBeside(
    NEEDS,
    'is deployed, edited, partly destroyed and deployed again, seen from another checkout, and removed',
    async () => {
      const { env, judge, remains } = await emulators();
      const first = kept(makeCheckout(env));
      first.configure('first');

      await follow(first);
      expect(await judge('first')).toEqual([]);
      // A synthesis after a deployment gives the same templates.
      await succeed(first, 'npx cdk diff --fail');

      first.configure('first', [{ ipsec: { profile: 'compatible' } }]);
      expect(await follow(first)).not.toEqual([]);
      expect(await judge('first')).toEqual([]);

      // A subnet that the router is in is not replaced under it.
      first.configure('first', [{ ipsec: { profile: 'compatible' } }, { aws: { vpc: { subnets: [MOVED_SUBNET] } } }]);
      const refused = await first.type('npx cdk deploy first-network --require-approval never');
      expect(refused.code).not.toBe(0);
      expect(refused.stdout + refused.stderr).toContain('as it is in use by first-router');
      expect(await judge('first')).toEqual([]);
      expect(await follow(first)).not.toEqual([]);
      expect(await judge('first')).toEqual([]);

      // The network of AWS is created again, with another address and another key, and Azure has the old ones.
      await succeed(first, 'npx cdk destroy --all --force');
      await succeed(first, 'npx cdk deploy --all --require-approval never');
      expect(await judge('first')).not.toEqual([]);
      expect(await follow(first)).not.toEqual([]);
      expect(await judge('first')).toEqual([]);

      // A clone without the hand-off has no router in its app; the resources in use remain.
      const second = kept(first.clone([]));
      expect(await second.type('npx cdk destroy --all --force')).not.toMatchObject({ code: 0 });
      expect(await judge('first')).toEqual([]);

      await takeDown(first);
      expect(await remains('first')).toEqual([]);
      expect(first.left().filter((file) => /handoff|outputs/.test(file))).toEqual([]);
    },
    15 * MINUTES,
  );
});
