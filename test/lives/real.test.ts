import { AZURERM_PROVIDER, MOTO, TERRAFORM } from '../driver/real/needs';
import { command, testBeside } from '../fixtures/needs';
import { makeCheckout, type Checkout } from './real/checkout';
import { startEmulators, type Emulators } from './real/clouds';
import { follow, succeed, takeDown } from './real/follow';
import { describeLife, drawLives, liveFor } from './real/random';
import { LIVES_SEED } from './seed';

const NEEDS = [MOTO, TERRAFORM, AZURERM_PROVIDER];
const MINUTES = 60_000;

/** Three short lives in CI, as a long one takes minutes; before a release, VPC2VNET_LIVES=20. */
const GIVEN = process.env.VPC2VNET_LIVES;
const LIVES = Number(GIVEN ?? 3);
const STEPS = GIVEN === undefined ? 3 : 12;
const SEED = LIVES_SEED ?? Date.now() % 1_000_000;

const MOVED_SUBNET = { name: 'Subnet1', cidr: '10.0.1.0/24' };

const OPENTOFU = command(
  'tofu',
  'test/driver/opentofu.sh DIRECTORY builds it in some 3 minutes; put DIRECTORY on the PATH',
);

/**
 * Whole lives of a link, typed as a user types them: the real cdk in its default way (change sets) against moto, the real
 * cdktf, Terraform or OpenTofu with the azurerm provider against an Azure Resource Manager in memory. Whether a link works
 * is judged by test/lives/checker, from the two emulators alone. No router boots: that the tunnel comes up is the lab's.
 */
describe('a link by hand, with the real tools', () => {
  let started: Promise<Emulators> | undefined;
  const checkouts: Checkout[] = [];
  // Tests beside each other do not wait for a beforeAll.
  const emulators = (): Promise<Emulators> => (started ??= startEmulators());
  const kept = (checkout: Checkout): Checkout => {
    checkouts.push(checkout);
    return checkout;
  };

  afterAll(async () => {
    await (await started)?.stop();
    for (const checkout of checkouts) checkout.remove();
  }, MINUTES);

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

  testBeside(
    [...NEEDS, OPENTOFU],
    'shares a checkout with another link, each with files of its own, by OpenTofu',
    async () => {
      const { env, judge, remains } = await emulators();
      const shared = kept(makeCheckout({ ...env, TERRAFORM_BINARY_NAME: 'tofu' }));
      shared.configure('left');
      shared.configure(
        'right',
        [{ aws: { vpc: { cidrs: ['10.40.0.0/16'] } }, azure: { vnet: { cidrs: ['10.41.0.0/16'] } } }],
        'right.yaml',
      );
      const right = '--config right.yaml --handoff right.handoff.json';

      await follow(shared);
      await follow(shared, right);
      expect(await judge('left')).toEqual([]);
      expect(await judge('right')).toEqual([]);
      expect([await shared.next(), await shared.next(right)]).toEqual([[], []]);

      await takeDown(shared, right);
      expect(await remains('right')).toEqual([]);
      expect(await judge('left')).toEqual([]);

      await takeDown(shared);
      expect(await remains('left')).toEqual([]);
    },
    15 * MINUTES,
  );

  drawLives(LIVES, STEPS, SEED).forEach((life, index) => {
    testBeside(
      NEEDS,
      `lives a life at random: ${index + 1}`,
      async () => {
        const clouds = await emulators();
        await liveFor(`random${index}`, life, kept(makeCheckout(clouds.env)), clouds, kept).catch((error: unknown) => {
          const ways = `VPC2VNET_LIVES_SEED=${SEED} VPC2VNET_LIVES=${LIVES}`;
          throw new Error(`${ways}, life ${index + 1}: ${describeLife(life)}`, { cause: error });
        });
      },
      20 * MINUTES,
    );
  });
});
