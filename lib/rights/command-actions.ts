/** What an identity is for: `deploy` deploys, changes and removes a link; `read` shows it. */
export type Purpose = 'deploy' | 'read';

/** Requests of `discover`, `plan`, `status`, `with-keys` and `upgrade-image`. */
const READ = [
  'cloudformation:DescribeStacks',
  'cloudformation:GetTemplate',
  'ec2:DescribeAddresses',
  'ec2:DescribeImages',
  'ec2:DescribeInstances',
  'ec2:DescribeInternetGateways',
  'ec2:DescribeNetworkAcls',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSubnets',
  'ec2:DescribeTransitGatewayVpcAttachments',
  'ec2:DescribeVpcPeeringConnections',
  'ec2:DescribeVpcs',
  'secretsmanager:GetSecretValue',
  'ssm:GetCommandInvocation',
  'ssm:GetParameter',
  'ssm:SendCommand',
  'sts:GetCallerIdentity',
];

/** Further requests of `up` and `down`, and of the CDK toolkit that they start. */
const DEPLOY = [
  'cloudformation:CreateStack',
  'cloudformation:DeleteStack',
  'cloudformation:DescribeStackEvents',
  'ec2:AllocateAddress',
  'ec2:AssociateAddress',
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeInstanceTypeOfferings',
  'ec2:DescribeInstanceTypes',
  'iam:GetRole',
  'iam:SimulatePrincipalPolicy',
  'servicequotas:GetServiceQuota',
];

/**
 * Requests of the CDK toolkit in changes, after failures and by hand, which the recorded runs do not send, with the
 * tags of a stack.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_cloudformation.html
 */
export const BY_HAND = [
  'cloudformation:ContinueUpdateRollback',
  'cloudformation:CreateChangeSet',
  'cloudformation:DeleteChangeSet',
  'cloudformation:DescribeChangeSet',
  'cloudformation:DescribeEvents',
  'cloudformation:DescribeStackResources',
  'cloudformation:ExecuteChangeSet',
  'cloudformation:RollbackStack',
  'cloudformation:TagResource',
  'cloudformation:UntagResource',
  'cloudformation:UpdateStack',
];

/** The requests to AWS of the commands themselves, with the credentials of the caller. */
export function commandActions(purpose: Purpose): readonly string[] {
  return purpose === 'read' ? READ : [...READ, ...DEPLOY, ...BY_HAND];
}
