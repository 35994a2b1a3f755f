import { aws, link, type Case } from '../../case';

const WRITTEN = 'write it like arn:aws:sns:us-west-2:123456789012:alarms; `aws sns list-topics` lists them [topic-arn]';

const WRONG_ARNS: readonly string[] = [
  'alarms',
  'arn:aws:sns:us-west-2:12345:alarms',
  'arn:aws:sqs:us-west-2:123456789012:alarms',
  'arn:aws:sns:us-west-2:123456789012:alarms.fifo',
];

/** The topic that the alarms notify. */
export const ALARMS: readonly Case[] = [
  ...WRONG_ARNS.map((arn) => ({
    title: `the topic ${arn} is invalid`,
    yaml: aws(`alarms: {topicArn: '${arn}'}`),
    lines: [`2:45 aws.alarms.topicArn must be the ARN of a standard SNS topic, got "${arn}"; ${WRITTEN}`],
  })),
  {
    title: 'a topic in another region than the alarms is invalid',
    yaml: aws("alarms: {topicArn: 'arn:aws:sns:eu-central-1:123456789012:alarms'}"),
    lines: [
      '2:45 aws.alarms.topicArn must be a topic in us-west-2, where the alarms are: its ARN begins with arn:aws:sns:us-west-2:, got "arn:aws:sns:eu-central-1:123456789012:alarms"; create a topic in us-west-2, and write its ARN [topic-region]',
    ],
  },
  {
    title: 'a topic in another partition than the alarms is invalid',
    yaml: aws("alarms: {topicArn: 'arn:aws-cn:sns:us-west-2:123456789012:alarms'}"),
    lines: [
      '2:45 aws.alarms.topicArn must be a topic in us-west-2, where the alarms are: its ARN begins with arn:aws:sns:us-west-2:, got "arn:aws-cn:sns:us-west-2:123456789012:alarms"; create a topic in us-west-2, and write its ARN [topic-region]',
    ],
  },
  {
    title: 'the topic of a further site is in the region of that site',
    yaml: link(
      "sites: {virginia: {region: us-east-1, vpc: {cidrs: [10.9.0.0/16]}, alarms: {topicArn: 'arn:aws:sns:us-west-2:123456789012:alarms'}}}\n",
    ),
    lines: [
      '4:87 sites.virginia.alarms.topicArn must be a topic in us-east-1, where the alarms are: its ARN begins with arn:aws:sns:us-east-1:, got "arn:aws:sns:us-west-2:123456789012:alarms"; create a topic in us-east-1, and write its ARN [topic-region]',
    ],
  },
];
