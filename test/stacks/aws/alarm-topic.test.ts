import { routerTemplate } from '../../fixtures/aws-stacks';
import { aws } from '../../config/case';

const TOPIC = 'arn:aws:sns:us-west-2:123456789012:alarms';
const ALARMS = routerTemplate(aws(`alarms: {topicArn: '${TOPIC}'}`)).findResources('AWS::CloudWatch::Alarm');

function notifying(metric: string): readonly unknown[] {
  return Object.values(ALARMS)
    .filter(({ Properties }) => Properties.MetricName === metric)
    .map(({ Properties }) => [Properties.AlarmActions, Properties.OKActions] as unknown);
}

describe('the topic of aws.alarms.topicArn', () => {
  test('is notified by the alarm of each tunnel', () => {
    expect(notifying('TunnelUp')).toEqual([[[TOPIC], [TOPIC]]]);
  });

  test('is not notified by the alarms that recover and reboot the instance', () => {
    const actions = [...notifying('StatusCheckFailed_System'), ...notifying('StatusCheckFailed_Instance')];

    expect(actions).toHaveLength(2);
    expect(JSON.stringify(actions)).not.toContain(TOPIC);
  });
});
