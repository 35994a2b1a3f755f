import { Template } from 'aws-cdk-lib/assertions';
import { RouterWait, type RouterWaitProps } from '../../lib/aws/router-wait';
import { readRouterScripts } from '../../lib/router/scripts.edge';
import { idsOf, only } from '../fixtures/aws-stacks';
import { testStack } from '../fixtures/test-stack';

const CONDITION = 'AWS::CloudFormation::WaitCondition';
const HANDLE = 'AWS::CloudFormation::WaitConditionHandle';

function build(props: Partial<RouterWaitProps> = {}) {
  const stack = testStack();
  const wait = new RouterWait(stack, 'Wait', { generation: 'abc', tunnelMinutes: 20, ...props });
  return {
    template: Template.fromStack(stack),
    signals: stack.resolve(wait.signals) as Record<string, unknown>,
    verifyParameter: wait.verifyParameter,
  };
}

describe('RouterWait', () => {
  const { template, signals } = build();
  const handleOf = (part: string): string => only(idsOf(template, HANDLE, part));

  test('waits once for a router that is prepared, 25 minutes', () => {
    template.hasResourceProperties(CONDITION, { Handle: { Ref: handleOf('Prepared') }, Timeout: '1500', Count: 1 });
  });

  test('waits longer for a router than the router prepares itself, by two minutes in which it boots', () => {
    const [, seconds] = /^PREPARE_SECONDS=(\d+)$/m.exec(readRouterScripts()['vpc2vnet-setup'] ?? '') ?? [];

    expect(Number(seconds)).toBe(1_500 - 120);
  });

  test('waits once for its tunnels, the given number of minutes', () => {
    template.hasResourceProperties(CONDITION, { Handle: { Ref: handleOf('Verified') }, Timeout: '1200', Count: 1 });
  });

  test('waits as long as CloudFormation can', () => {
    build({ tunnelMinutes: 700 }).template.hasResourceProperties(CONDITION, { Timeout: '42000' });
  });

  test('says where the router signals', () => {
    expect(signals).toEqual({
      prepared: { Ref: handleOf('Prepared') },
      verified: { Ref: handleOf('Verified') },
    });
  });

  test('is new, handles and all, for another generation: a wait condition answers once only', () => {
    const ids = ({ template: one }: ReturnType<typeof build>) => Object.keys(one.toJSON().Resources);
    const before = ids(build());

    expect(ids(build({ generation: 'abd' })).filter((id) => before.includes(id))).toEqual([
      expect.stringMatching(/^WaitVerifySeconds/),
    ]);
    expect(ids(build({ tunnelMinutes: 10 }))).toEqual(before);
  });
});

describe('RouterWait without a wait for the tunnel', () => {
  const { template, signals, verifyParameter } = build({ tunnelMinutes: undefined });

  test('waits for a router that is prepared: one that still installs packages cannot use the Elastic IP', () => {
    expect(Object.keys(template.findResources(CONDITION))).toEqual([expect.stringMatching(/^WaitPrepared/)]);
    expect(signals['prepared']).toEqual({ Ref: only(idsOf(template, HANDLE)) });
  });

  test('has no address for the verdict on the tunnel, and no time for it', () => {
    expect([signals['verified'], verifyParameter]).toEqual(['', '']);
    template.resourceCountIs('AWS::SSM::Parameter', 0);
  });
});
