import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { configWith, stackOf, stepsBetween, type StackName, type Step } from '../../edits/deployments';
import { EDITS } from '../../edits/edits';
import { rejectionOf, sentTemplate } from '../../edits/rejections';
import { testWith } from '../../fixtures/needs';
import { REGION, startMoto, type Moto } from '../real/moto';
import { MOTO } from '../real/needs';

const MINUTES = 60_000;
const BASE = configWith({});

/** moto reads a role by its new name before it creates it; CloudFormation replaces the role. */
const NOT_EMULATED = '`aws.roles.namePrefix`';

/** What a plan promises of each edit, asked of an emulator that rejects what CloudFormation rejects. */
describe('each edit of a deployed link, and its way back, on the emulator of CloudFormation:', () => {
  let moto: Moto;
  let client: CloudFormationClient;
  /** The config that each stack was deployed with. */
  const deployed = new Map<StackName, string>();

  beforeAll(async () => {
    if (!MOTO.isMet()) return;
    moto = await startMoto();
    client = new CloudFormationClient({
      region: REGION,
      endpoint: moto.env['AWS_ENDPOINT_URL'],
      credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
    });
  }, MINUTES);

  afterAll(async () => {
    client?.destroy();
    await moto?.stop();
  }, MINUTES);

  const statusOf = async (name: string): Promise<string> => {
    const { Stacks: [stack] = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
    const { StackStatus = '', StackStatusReason = '' } = stack ?? {};
    return /ROLLBACK|FAILED/.test(StackStatus) ? `${StackStatus} ${StackStatusReason}` : 'ok';
  };

  /** Runs a step; the answer is `ok`, or why CloudFormation rejects it. */
  const run = async ({ stack, removes }: Step, yaml: string): Promise<string> => {
    const StackName = `link-${stack}`;
    if (removes) {
      await client.send(new DeleteStackCommand({ StackName }));
      deployed.delete(stack);
      return 'ok';
    }
    const input = {
      StackName,
      TemplateBody: sentTemplate(stackOf(yaml, stack)),
      Capabilities: ['CAPABILITY_NAMED_IAM' as const],
    };
    try {
      await client.send(deployed.has(stack) ? new UpdateStackCommand(input) : new CreateStackCommand(input));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return /No updates are to be performed/.test(error.message) ? 'ok' : error.message;
    }
    const status = await statusOf(StackName);
    if (status === 'ok') deployed.set(stack, yaml);
    return status;
  };

  const runAll = async (steps: readonly Step[], yaml: string): Promise<readonly string[]> => {
    const answers: string[] = [];
    for (const step of steps) answers.push(`${step.removes ? 'remove ' : ''}${step.stack}: ${await run(step, yaml)}`);
    return answers.filter((answer) => !answer.endsWith(': ok'));
  };

  /** Both stacks as the base has them, created again where something else is deployed. */
  const returnToBase = async (): Promise<void> => {
    const isBase = (['network', 'router'] as const).every((stack) => deployed.get(stack) === BASE);
    if (isBase) return;
    for (const stack of ['router', 'network'] as const) await run({ stack, removes: true }, BASE);
    const steps = (['network', 'router'] as const).map((stack): Step => ({ stack, removes: false }));
    expect(await runAll(steps, BASE)).toEqual([]);
  };

  for (const { title, to } of EDITS.filter((edit) => edit.title !== NOT_EMULATED)) {
    testWith(
      [MOTO],
      `${title}: the printed steps are accepted, there and back`,
      async () => {
        const yaml = configWith(to);
        await returnToBase();

        expect(await runAll(stepsBetween(BASE, yaml), yaml)).toEqual([]);
        // What is not among the steps is as before.
        for (const stack of ['network', 'router'] as const) deployed.set(stack, yaml);
        expect(await runAll(stepsBetween(yaml, BASE), BASE)).toEqual([]);
        for (const stack of ['network', 'router'] as const) deployed.set(stack, BASE);
      },
      2 * MINUTES,
    );

    testWith(
      [MOTO],
      `${title}: beside a router, the model rejects the network exactly where the emulator does`,
      async () => {
        const yaml = configWith(to);
        await returnToBase();
        const expected = rejectionOf(stackOf(BASE, 'network'), stackOf(yaml, 'network'), [stackOf(BASE, 'router')]);

        const answer = await run({ stack: 'network', removes: false }, yaml);
        const back = answer === 'ok' ? await run({ stack: 'network', removes: false }, BASE) : 'ok';
        deployed.set('network', BASE);

        expect({ answer, back }).toEqual({
          answer: expected === undefined ? 'ok' : expect.stringMatching(WORDS[expected]),
          back: 'ok',
        });
      },
      2 * MINUTES,
    );
  }
});

const WORDS = {
  'template size': /templateBody/,
  'export in use': /Cannot (?:delete|update) export/,
  'range in use': /conflict/i,
} as const;
