import { Template } from 'aws-cdk-lib/assertions';
import { StatusAlarms } from '../../lib/aws/status-alarms';
import { testStack } from '../fixtures/test-stack';

function build(region?: string): Template {
  const stack = testStack(region);
  new StatusAlarms(stack, 'Alarms', { instanceId: 'i-0123456789abcdef0' });
  return Template.fromStack(stack);
}

const actionOf = (action: string) => [
  { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, `:automate:eu-central-1:ec2:${action}`]] },
];

describe('StatusAlarms', () => {
  test('recover an instance whose hardware fails for two minutes', () => {
    build('eu-central-1').hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'StatusCheckFailed_System',
      EvaluationPeriods: 2,
      AlarmActions: actionOf('recover'),
    });
  });

  test('reboot an instance that hangs for three minutes', () => {
    build('eu-central-1').hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'StatusCheckFailed_Instance',
      EvaluationPeriods: 3,
      AlarmActions: actionOf('reboot'),
    });
  });

  test('watch that instance, every minute', () => {
    build().allResourcesProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/EC2',
      Dimensions: [{ Name: 'InstanceId', Value: 'i-0123456789abcdef0' }],
      Period: 60,
      Statistic: 'Maximum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    });
  });
});
