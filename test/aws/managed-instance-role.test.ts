import { Match, Template } from 'aws-cdk-lib/assertions';
import { managedInstanceRole, type InstanceRoleProps } from '../../lib/aws/managed-instance-role';
import { only } from '../fixtures/aws-stacks';
import { testStack } from '../fixtures/test-stack';

function build(props?: InstanceRoleProps): Template {
  const stack = testStack();
  managedInstanceRole(stack, 'Role', props);
  return Template.fromStack(stack);
}

const INSTANCES = {
  'Fn::Join': [
    '',
    ['arn:', { Ref: 'AWS::Partition' }, ':ec2:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':instance/*'],
  ],
};

function statements(): readonly unknown[] {
  const { PolicyDocument } = only(Object.values(build().findResources('AWS::IAM::Policy'))).Properties;
  return PolicyDocument.Statement;
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

  test('reports the state of instances of this account and region alone', () => {
    expect(statements()).toContainEqual({
      Action: 'ssm:UpdateInstanceInformation',
      Effect: 'Allow',
      Resource: INSTANCES,
    });
  });

  test('registers a control channel only for a request of such an instance', () => {
    expect(statements()).toContainEqual({
      Action: 'ssmmessages:CreateControlChannel',
      Condition: { ArnLike: { 'ec2:SourceInstanceARN': INSTANCES } },
      Effect: 'Allow',
      Resource: '*',
    });
  });

  test('has a wildcard where the action takes neither a resource nor a condition key', () => {
    expect(statements()).toContainEqual({
      Action: ['ssmmessages:CreateDataChannel', 'ssmmessages:OpenControlChannel', 'ssmmessages:OpenDataChannel'],
      Effect: 'Allow',
      Resource: '*',
    });
  });

  test('may do nothing more', () => {
    expect(statements()).toHaveLength(3);
  });

  test('has the permissions boundary, the path and the name that an account requires', () => {
    const permissionsBoundary = 'arn:aws:iam::123456789012:policy/boundary';

    build({ permissionsBoundary, path: '/network/', name: 'corp-host' }).hasResourceProperties('AWS::IAM::Role', {
      PermissionsBoundary: permissionsBoundary,
      Path: '/network/',
      RoleName: 'corp-host',
    });
  });

  test('has none of them by default', () => {
    build().hasResourceProperties('AWS::IAM::Role', {
      PermissionsBoundary: Match.absent(),
      Path: Match.absent(),
      RoleName: Match.absent(),
    });
  });
});
