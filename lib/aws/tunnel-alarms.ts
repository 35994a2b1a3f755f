import type { Instance } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';

export interface TunnelAlarmsProps {
  /** What reports the tunnels. */
  readonly instance: Instance;
  /** The Elastic IP, by which the router reports, also when it is replaced. */
  readonly address: string;
  /** Names of the tunnels. */
  readonly tunnels: readonly string[];
  /** ARN of an SNS topic in the same region. @default - no notification is sent */
  readonly topicArn?: string;
}

/** The router's own metrics; its script has the same name. */
const NAMESPACE = 'vpc2vnet';

/** Longer than a reboot or a replacement interrupts the tunnel. */
const MINUTES = 5;

/**
 * An alarm for each tunnel that was down, or that nobody reported, for five minutes. Its only action notifies the topic.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/iam-cw-condition-keys-namespace.html
 */
export class TunnelAlarms extends Construct {
  constructor(scope: Construct, id: string, { instance, address, tunnels, topicArn }: TunnelAlarmsProps) {
    super(scope, id);
    instance.addToRolePolicy(
      new PolicyStatement({
        actions: ['cloudwatch:PutMetricData'],
        resources: ['*'],
        conditions: { StringEquals: { 'cloudwatch:namespace': NAMESPACE } },
      }),
    );
    for (const tunnel of tunnels) {
      const alarm = new Alarm(this, tunnel, {
        alarmDescription: `The tunnel ${tunnel} to Azure is down, or its router reports nothing`,
        metric: new Metric({
          namespace: NAMESPACE,
          metricName: 'TunnelUp',
          dimensionsMap: { Address: address, Tunnel: tunnel },
          period: Duration.minutes(1),
          statistic: 'Maximum',
        }),
        threshold: 1,
        comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
        evaluationPeriods: MINUTES,
        treatMissingData: TreatMissingData.BREACHING,
      });
      if (topicArn === undefined) continue;
      // As text: the construct of a topic would add its policy, which is not ours.
      const notify = { bind: () => ({ alarmActionArn: topicArn }) };
      alarm.addAlarmAction(notify);
      alarm.addOkAction(notify);
    }
  }
}
