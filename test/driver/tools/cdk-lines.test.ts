import { readCdkLine } from '../../../lib/driver/tools/cdk-lines';

describe('a line of the CDK toolkit', () => {
  test('reports a resource in progress', () => {
    const line =
      'demo-network |  3/11 | 6:52:10 PM | CREATE_IN_PROGRESS   | AWS::EC2::VPC | Network/Resource (NetworkVpc)';

    expect(readCdkLine(line)).toEqual({
      kind: 'resource',
      resource: 'Network/Resource (NetworkVpc)',
      type: 'AWS::EC2::VPC',
      action: 'create',
      state: 'working',
    });
  });

  test.each([
    ['AWS::EC2::VPC', 'Network/Resource (NetworkVpc) Resource creation Initiated', 'Network/Resource (NetworkVpc)'],
    ['AWS::CloudFormation::Stack', 'demo-network User Initiated', 'demo-network'],
  ])('names a resource of %s without the reason of its state', (type, rest, resource) => {
    const line = `demo-network |  3/11 | 6:52:10 PM | CREATE_IN_PROGRESS   | ${type} | ${rest}`;

    expect(readCdkLine(line)).toMatchObject({ resource, state: 'working' });
  });

  test('reports a resource that is done, also in color', () => {
    const line = `demo |   9 | 6:52:10 PM | \u001b[32mDELETE_COMPLETE\u001b[0m | AWS::EC2::VPC | Network`;

    expect(readCdkLine(line)).toMatchObject({ action: 'delete', state: 'done' });
  });

  test('has the reason of a failed resource, such as the last lines of a router that waits for its tunnel', () => {
    const line =
      'demo-router | 9/18 | 6:52:10 PM | CREATE_FAILED | AWS::CloudFormation::WaitCondition | Verified (Wait) WaitCondition received failed message: no proposal chosen';

    expect(readCdkLine(line)).toEqual({
      kind: 'problem',
      severity: 'error',
      text: 'AWS::CloudFormation::WaitCondition Verified (Wait) WaitCondition received failed message: no proposal chosen',
    });
  });

  test('has the reason of a failed command', () => {
    expect(readCdkLine('❌  demo-router failed to deploy')).toMatchObject({ text: 'demo-router failed to deploy' });
    expect(readCdkLine('‣ ValidationError: No export named a found.')).toMatchObject({
      text: 'ValidationError: No export named a found.',
    });
  });

  test('of any other kind yields no event', () => {
    expect(readCdkLine('✨  Deployment time: 0.14s')).toBeUndefined();
    expect(readCdkLine('')).toBeUndefined();
  });
});
