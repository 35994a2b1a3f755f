import { acknowledgedIn, findingsIn, findingsWithoutAcknowledgements } from '../../fixtures/nag';
import { awsAppOf } from '../../fixtures/aws-stacks';
import { CONFIGS } from '../../fixtures/configs';
import { bothSides } from '../../fixtures/handoffs';
import { linkOf } from '../../fixtures/link-of';

describe.each(Object.entries(CONFIGS))('AwsSolutions on %s', (_, yaml) => {
  const app = () => awsAppOf(linkOf(yaml, bothSides()));

  test('finds nothing that is not acknowledged', () => {
    expect(findingsIn(app())).toEqual([]);
  });

  test('finds something behind every acknowledgement', () => {
    const bare = findingsWithoutAcknowledgements(app());
    const needless = acknowledgedIn(app()).filter(
      ({ rule, path }) => !bare.some((finding) => finding.startsWith(`${rule} at ${path}`)),
    );
    expect(needless).toEqual([]);
  });

  test('reads a reason in every acknowledgement', () => {
    expect(acknowledgedIn(app()).filter(({ reason }) => reason.split(' ').length < 5)).toEqual([]);
  });

  test('is acknowledged where it finds, not in a whole stack', () => {
    expect(acknowledgedIn(app()).filter(({ path }) => !path.includes('/'))).toEqual([]);
  });
});

test('acknowledgements number as many as there are questions that a reviewer would ask', () => {
  const rules = acknowledgedIn(awsAppOf(linkOf(CONFIGS['shortest'], bothSides()))).map(({ rule }) => rule);
  expect([...new Set(rules)].toSorted()).toEqual([
    'AwsSolutions-EC28',
    'AwsSolutions-EC29',
    'AwsSolutions-IAM5[Resource::*]',
    'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ec2:eu-central-1:<AWS::AccountId>:instance/*]',
    'AwsSolutions-SMG4',
    'AwsSolutions-VPC7',
  ]);
});
