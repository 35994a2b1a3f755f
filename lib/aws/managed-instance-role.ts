import type { Instance } from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal, type CfnInstanceProfile } from 'aws-cdk-lib/aws-iam';
import { Arn, Stack } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import { acknowledge } from './acknowledge';

/** What an account requires of the role of an instance. */
export interface InstanceRoleProps {
  /** ARN of a managed policy. @default - none */
  readonly permissionsBoundary?: string;
  /** Of the role and of the instance profile, with a slash at both ends. @default '/' */
  readonly path?: string;
  /** Of the role and of the instance profile. @default - CloudFormation chooses one */
  readonly name?: string;
}

/** What has neither resources nor condition keys: an instance opens the channel that it registered. */
const CHANNEL_ACTIONS = [
  'ssmmessages:CreateDataChannel',
  'ssmmessages:OpenControlChannel',
  'ssmmessages:OpenDataChannel',
];

/**
 * An instance role that lets Systems Manager in by its message channel, and nothing else; the managed policy would also
 * read every parameter of the account. The agent takes commands, such as `status`'s question, over the same channel.
 * The role names all instances of the account and region: it exists before the instance that has it.
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-setting-up-messageAPIs.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_ssm.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_ssmmessages.html
 */
export function managedInstanceRole(scope: Construct, id: string, props: InstanceRoleProps = {}): Role {
  const { permissionsBoundary: boundary, path, name } = props;
  const role = new Role(scope, id, {
    assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
    path,
    roleName: name,
    permissionsBoundary:
      boundary === undefined ? undefined : ManagedPolicy.fromManagedPolicyArn(scope, `${id}Boundary`, boundary),
  });
  const instances = Arn.format({ service: 'ec2', resource: 'instance', resourceName: '*' }, Stack.of(scope));
  const statements = [
    new PolicyStatement({ actions: ['ssm:UpdateInstanceInformation'], resources: [instances] }),
    new PolicyStatement({
      actions: ['ssmmessages:CreateControlChannel'],
      resources: ['*'],
      conditions: { ArnLike: { 'ec2:SourceInstanceARN': instances } },
    }),
    new PolicyStatement({ actions: CHANNEL_ACTIONS, resources: ['*'] }),
  ];
  for (const statement of statements) role.addToPolicy(statement);
  acknowledge(role, {
    'AwsSolutions-IAM5[Resource::*]':
      'The message channel of Session Manager has no resources; the one action of it with a condition key is restricted to instances of this account and region',
    [`AwsSolutions-IAM5[Resource::${shown(scope, instances)}]`]: 'The instance that has the role is created after it',
  });
  return role;
}

/** Gives the instance profile that the CDK creates for an instance the path and the name of its role. */
export function placeInstanceProfile(instance: Instance, { path, name }: InstanceRoleProps): void {
  const profile = instance.node.findChild('InstanceProfile') as CfnInstanceProfile;
  profile.path = path;
  profile.instanceProfileName = name;
}

/** What an expression resolves to. */
type Resolved = string | { readonly 'Fn::Join': readonly [string, readonly (string | { readonly Ref: string })[]] };

/** An expression as cdk-nag shows it: references in angle brackets. */
function shown(scope: Construct, expression: string): string {
  const resolved = Stack.of(scope).resolve(expression) as Resolved;
  if (typeof resolved === 'string') return resolved;
  const [delimiter, parts] = resolved['Fn::Join'];
  return parts.map((part) => (typeof part === 'string' ? part : `<${part.Ref}>`)).join(delimiter);
}
