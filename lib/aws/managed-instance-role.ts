import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/**
 * What Session Manager needs of an instance; the managed policy would also read every parameter of the account. The
 * agent takes commands, such as `status`'s question, over the same channel (`ssmmessages`) when it has one.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
const SESSION_MANAGER_ACTIONS = [
  'ssm:UpdateInstanceInformation',
  'ssmmessages:CreateControlChannel',
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
];

/** An instance role that lets Systems Manager in by its message channel, and nothing else. */
export function managedInstanceRole(scope: Construct, id: string): Role {
  const role = new Role(scope, id, { assumedBy: new ServicePrincipal('ec2.amazonaws.com') });
  role.addToPolicy(new PolicyStatement({ actions: SESSION_MANAGER_ACTIONS, resources: ['*'] }));
  acknowledge(role, {
    'AwsSolutions-IAM5[Resource::*]': 'The Session Manager actions of an instance have no resource-level permissions',
  });
  return role;
}
