import { Duration } from 'aws-cdk-lib/core';
import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { Ec2Action, Ec2InstanceAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Construct } from 'constructs';

export interface StatusAlarmsProps {
  readonly instanceId: string;
}

/**
 * Moves an instance off failed hardware after two minutes, and reboots a hung one after three: AWS recommends different
 * numbers of periods, so that the two actions do not meet.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/UsingAlarmActions.html
 */
export class StatusAlarms extends Construct {
  constructor(scope: Construct, id: string, props: StatusAlarmsProps) {
    super(scope, id);
    this.createAlarm(props, 'System', 2, Ec2InstanceAction.RECOVER);
    this.createAlarm(props, 'Instance', 3, Ec2InstanceAction.REBOOT);
  }

  private createAlarm(props: StatusAlarmsProps, check: string, minutes: number, action: Ec2InstanceAction): void {
    const metric = new Metric({
      namespace: 'AWS/EC2',
      metricName: `StatusCheckFailed_${check}`,
      dimensionsMap: { InstanceId: props.instanceId },
      period: Duration.minutes(1),
      statistic: 'Maximum',
    });
    const alarm = new Alarm(this, check, {
      alarmDescription: `The ${check.toLowerCase()} status check of the VPN router fails`,
      metric,
      threshold: 1,
      evaluationPeriods: minutes,
    });
    alarm.addAlarmAction(new Ec2Action(action));
  }
}
