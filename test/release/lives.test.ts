import { AZURERM_PROVIDER, MOTO } from '../driver/real/needs';
import { command, testBeside } from '../fixtures/needs';
import { TERRAFORM } from '../fixtures/terraform';
import { bothEmulators } from '../lives/real/both-emulators';
import { makeCheckout } from '../lives/real/checkout';
import { follow, takeDown } from '../lives/real/follow';
import { describeLife, drawLives, liveFor } from '../lives/real/random';
import { LIVES_SEED } from '../lives/seed';

const NEEDS = [MOTO, TERRAFORM, AZURERM_PROVIDER];
const MINUTES = 60_000;

/** Short lives, as a long one takes minutes. VPC2VNET_LIVES=20 lives twenty long ones. */
const GIVEN = process.env.VPC2VNET_LIVES;
const LIVES = Number(GIVEN ?? 3);
const STEPS = GIVEN === undefined ? 3 : 12;
const SEED = LIVES_SEED ?? Date.now() % 1_000_000;

const OPENTOFU = command(
  'tofu',
  'test/driver/opentofu.sh DIRECTORY builds it in some 3 minutes; put DIRECTORY on the PATH',
);

/** As test/lives/real.test.ts. */
describe('a link by hand, with the real tools', () => {
  const { emulators, kept } = bothEmulators();

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
