import { Template } from 'aws-cdk-lib/assertions';
import { TunnelWait, type TunnelWaitProps } from '../../lib/aws/tunnel-wait';
import { idsOf, only } from '../fixtures/aws-stacks';
import { testStack } from '../fixtures/test-stack';

const CONDITION = 'AWS::CloudFormation::WaitCondition';
const HANDLE = 'AWS::CloudFormation::WaitConditionHandle';

function build(props: Partial<TunnelWaitProps> = {}) {
  const stack = testStack();
  const wait = new TunnelWait(stack, 'Wait', { generation: 'abc', minutes: 20, ...props });
  return { template: Template.fromStack(stack), signals: stack.resolve(wait.signals) as Record<string, unknown> };
}

describe('TunnelWait', () => {
  const { template, signals } = build();
  const handleOf = (part: string): string => only(idsOf(template, HANDLE, part));

  test('waits once for a router that is prepared, 15 minutes', () => {
    template.hasResourceProperties(CONDITION, { Handle: { Ref: handleOf('Prepared') }, Timeout: '900', Count: 1 });
  });

  test('waits once for its tunnels, the given number of minutes', () => {
    template.hasResourceProperties(CONDITION, { Handle: { Ref: handleOf('Verified') }, Timeout: '1200', Count: 1 });
  });

  test('waits as long as CloudFormation can', () => {
    build({ minutes: 700 }).template.hasResourceProperties(CONDITION, { Timeout: '42000' });
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
    expect(ids(build({ minutes: 10 }))).toEqual(before);
  });
});
