import { testWith } from '../../fixtures/needs';
import { TERRAFORM } from '../../fixtures/terraform';
import { startAzureCloud, type AzureCloud } from './azure';
import { askCloud } from './cloud';
import { steps } from './link';
import { MOTO } from './needs';
import { onMoto } from './on-moto';

const NEEDS = [MOTO, TERRAFORM];
const MINUTES = 60_000;

/** The driver against emulators whose accounts may not create everything. Terraform is on terraform_data. */
describe('up, where a cloud cannot create what the link needs', () => {
  let azure: AzureCloud;
  // Terraform must not see the certificate of the emulator alone: it fetches no provider here.
  const { moto, link } = onMoto(NEEDS, 'terraform_data', () => azure.env);

  beforeAll(async () => {
    if (NEEDS.every((need) => need.isMet())) azure = await startAzureCloud('/nothing-here');
  }, MINUTES);

  afterEach(() => {
    moto()?.limit({});
    azure?.emulator.limit({});
  });

  afterAll(() => azure?.stop(), MINUTES);

  testWith(
    NEEDS,
    'names everything that is in the way of both clouds at once, and creates nothing',
    async () => {
      moto().limit({
        zones: { 't4g.small': ['eu-west-1b'] },
        quotas: { 'L-F678F1CE': 1, 'L-0263D0A3': 0 },
        denied: ['ec2:CreateVpc'],
      });
      azure.emulator.limit({ unregistered: ['Microsoft.Network'], publicAddresses: 0, zones: ['1', '2'] });
      const full = link('full');

      const { code, stderr } = await full.run(['up', '--yes']);

      expect(
        stderr
          .trimEnd()
          .split('\n')
          .map((line) => line.split(/[:,]/)[0]),
      ).toEqual([
        'these AWS credentials may not call ec2',
        'the link needs 1 VPC in eu-west-1',
        'the link needs 1 Elastic IP in eu-west-1',
        'AWS does not offer t4g.small in eu-west-1a',
        'the resource provider Microsoft.Network is not registered in subscription 00000000-0000-0000-0000-0000000000dd',
        'this subscription has no zone 3 in westeurope',
        'the link needs 1 public address in westeurope',
      ]);
      expect(code).toBe(2);
      expect(await askCloud(moto(), 'full')).toMatchObject({ vpcs: 0, instances: 0 });
    },
    2 * MINUTES,
  );

  testWith(
    NEEDS,
    'plan reports the same, and changes nothing',
    async () => {
      moto().limit({ quotas: { 'L-F678F1CE': 1 } });

      const { stdout } = await link('planned').run(['plan', '--plain']);

      expect(stdout).toContain('`up` would stop before it creates anything:\n! the link needs 1 VPC in eu-west-1');
    },
    2 * MINUTES,
  );

  testWith(
    NEEDS,
    'names a right that the policies of the identity lack before anything is created',
    async () => {
      moto().limit({ denied: ['iam:CreateRole', 'iam:PassRole'] });

      const { code, stderr } = await link('unprivileged').run(['up', '--yes']);

      expect({ code, stderr }).toEqual({
        code: 2,
        stderr:
          'these AWS credentials may not do iam:CreateRole, iam:PassRole in eu-west-1: ask the administrator of the account for these rights, or for the policies that `npm run -s vpc2vnet -- permissions --out permissions` writes\n',
      });
      expect(await askCloud(moto(), 'unprivileged')).toMatchObject({ vpcs: 0, instances: 0 });
    },
    2 * MINUTES,
  );

  testWith(
    NEEDS,
    'deploys the link without its test host where no zone offers the type of that host',
    async () => {
      moto().limit({ zones: { 't4g.nano': [] } });
      const hostless = link('hostless');

      const first = await hostless.run(['up', '--yes']);
      const second = await hostless.run(['up', '--yes']);

      expect(first).toMatchObject({ code: 0, stderr: '' });
      expect(first.events).toContainEqual({
        event: 'warning',
        text: expect.stringContaining('the link is deployed without its test host'),
      });
      expect(await askCloud(moto(), 'hostless')).toMatchObject({ instances: 1 });
      expect([second.code, second.stderr, steps(second)]).toEqual([0, '', []]);

      moto().limit({});
      const third = await hostless.run(['up', '--yes']);
      expect(steps(third)).toEqual(['router']);
      expect(await askCloud(moto(), 'hostless')).toMatchObject({ instances: 2 });
    },
    4 * MINUTES,
  );

  testWith(
    NEEDS,
    'deploys the link without a test host that fails although its zone offers the type',
    async () => {
      moto().limit({ zones: { 't4g.nano': [] } });
      const unlucky = link('unlucky');

      const { code, stderr, events } = await unlucky.run(['up', '--yes', '--skip-checks']);

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(events).toContainEqual({
        event: 'warning',
        text: expect.stringMatching(/^a test machine could not be created, .*t4g\.nano.* is not supported/),
      });
      expect(await askCloud(moto(), 'unlucky')).toMatchObject({ instances: 1 });
    },
    4 * MINUTES,
  );

  testWith(
    NEEDS,
    'asks nothing with --skip-checks',
    async () => {
      moto().limit({ quotas: { 'L-F678F1CE': 1 } });

      const { code, stderr } = await link('unasked').run(['up', '--yes', '--skip-checks']);

      expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('VpcLimitExceeded') });
    },
    2 * MINUTES,
  );
});
