import { Match, Template } from 'aws-cdk-lib/assertions';
import { managedInstanceRole } from '../../lib/aws/managed-instance-role';
import { testStack } from '../fixtures/test-stack';

function build(): Template {
  const stack = testStack();
  managedInstanceRole(stack, 'Role');
  return Template.fromStack(stack);
}

describe('the role of an instance that Systems Manager manages', () => {
  test('is for EC2 alone', () => {
    build().hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [{ Action: 'sts:AssumeRole', Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' } }],
      },
      ManagedPolicyArns: Match.absent(),
    });
  });

  test('opens the message channel and does nothing else', () => {
    build().hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Action: [
              'ssm:UpdateInstanceInformation',
              'ssmmessages:CreateControlChannel',
              'ssmmessages:CreateDataChannel',
              'ssmmessages:OpenControlChannel',
              'ssmmessages:OpenDataChannel',
            ],
            Effect: 'Allow',
            Resource: '*',
          },
        ],
      },
    });
  });
});
