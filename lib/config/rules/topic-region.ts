import { partitionOf } from '../../catalog/aws-partition';
import type { Rule } from './rule';

/**
 * A CloudWatch alarm notifies topics of its own region only.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 */
export const topicRegion: Rule = ({ resolved: { sites } }) =>
  sites.flatMap(({ path, config: { region, alarms } }) => {
    const { topicArn } = alarms;
    const beginning = `arn:${partitionOf(region).name}:sns:${region}:`;
    if (topicArn === undefined || topicArn.startsWith(beginning)) return [];
    return [
      {
        code: 'topic-region' as const,
        path: [...path, 'alarms', 'topicArn'],
        others: [[...path, 'region']],
        rule: `must be a topic in ${region}, where the alarms are: its ARN begins with ${beginning}`,
        value: topicArn,
        remedy: `create a topic in ${region}, and write its ARN`,
      },
    ];
  });
