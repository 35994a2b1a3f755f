import { Match, Template } from 'aws-cdk-lib/assertions';
import { REGION, strangersRouter } from '../fixtures/test-network';
import { testStack } from '../fixtures/test-stack';

function build(tunnels: readonly string[], alarmTopicArn?: string): Template {
  const stack = testStack(REGION);
  strangersRouter(stack, { tunnels, address: '198.51.100.7', alarmTopicArn });
  return Template.fromStack(stack);
}

const TOPIC = 'arn:aws:sns:eu-central-1:111122223333:alarms';

const TUNNEL_ALARM = { MetricName: 'TunnelUp', Namespace: 'vpc2vnet' };

describe('the alarms of tunnels', () => {
  test('are one for each, by the Elastic IP, which stays when the router is replaced', () => {
    const alarms = build(['azure-0', 'azure-1']).findResources('AWS::CloudWatch::Alarm', { Properties: TUNNEL_ALARM });

    expect(Object.values(alarms).map(({ Properties }) => Properties.Dimensions)).toEqual(
      ['azure-0', 'azure-1'].map((tunnel) => [
        { Name: 'Address', Value: '198.51.100.7' },
        { Name: 'Tunnel', Value: tunnel },
      ]),
    );
  });

  test('are raised after five minutes of a tunnel that is down or not reported, and do nothing else', () => {
    build(['azure-0']).hasResourceProperties('AWS::CloudWatch::Alarm', {
      ...TUNNEL_ALARM,
      Statistic: 'Maximum',
      Period: 60,
      EvaluationPeriods: 5,
      Threshold: 1,
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
      AlarmActions: Match.absent(),
      OKActions: Match.absent(),
    });
  });

  test('notify the topic when they are raised and when they end, and nothing of the topic is created', () => {
    const template = build(['azure-0'], TOPIC);

    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      ...TUNNEL_ALARM,
      AlarmActions: [TOPIC],
      OKActions: [TOPIC],
      InsufficientDataActions: Match.absent(),
    });
    expect(
      Object.values(template.toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type),
    ).toEqual(
      Object.values(build(['azure-0']).toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type),
    );
  });

  test('let the router write metrics of its own namespace only', () => {
    build(['azure-0']).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Action: 'cloudwatch:PutMetricData',
            Condition: { StringEquals: { 'cloudwatch:namespace': 'vpc2vnet' } },
            Effect: 'Allow',
            Resource: '*',
          },
        ]),
      },
    });
  });
});
