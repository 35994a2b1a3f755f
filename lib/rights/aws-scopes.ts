/** How far an action can be restricted; what each scope means is in `aws-policy.ts`. */
export type Scope =
  | 'everywhere'
  | 'region'
  | 'new'
  | 'tagged'
  | 'route'
  | 'creation of tags'
  | 'stack'
  | 'role'
  | 'role with boundary'
  | 'passed role'
  | 'service role'
  | 'instance profile'
  | 'new secret'
  | 'tags of a secret'
  | 'secret'
  | 'parameter'
  | 'public parameter'
  | 'alarm'
  | 'command'
  | 'state list'
  | 'state object'
  | 'state change';

/** Actions of EC2 that CloudFormation may need before the tags are set: of any resource in the region. */
export const UNTAGGED_ACTIONS = [
  'ec2:AllocateAddress',
  'ec2:AssociateAddress',
  'ec2:AuthorizeSecurityGroupEgress',
  'ec2:AuthorizeSecurityGroupIngress',
  'ec2:CreateInternetGateway',
  'ec2:CreateRouteTable',
  'ec2:CreateSecurityGroup',
  'ec2:CreateSubnet',
  'ec2:CreateVpc',
  'ec2:DisassociateAddress',
  'ec2:ModifySubnetAttribute',
  'ec2:ModifyVpcAttribute',
  'ec2:RevokeSecurityGroupEgress',
  'ec2:RunInstances',
] as const;

/**
 * The scopes of each action, by the resource types and condition keys that it takes. An action that CloudFormation may
 * call before it has set the tags of a new resource is not restricted by them.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const SCOPES: Partial<Readonly<Record<Scope, readonly string[]>>> = {
  // The name of the caller's own user or role is not known beforehand.
  everywhere: ['iam:GetRole', 'iam:SimulatePrincipalPolicy', 'sts:GetCallerIdentity'],
  region: [
    'cloudwatch:DescribeAlarms',
    'secretsmanager:GetRandomPassword',
    'servicequotas:GetServiceQuota',
    'ssm:DescribeAssociation',
    'ssm:GetCommandInvocation',
    'ssm:ListAssociations',
  ],
  new: UNTAGGED_ACTIONS,
  tagged: [
    'ec2:AssociateRouteTable',
    'ec2:AssociateVpcCidrBlock',
    'ec2:AttachInternetGateway',
    'ec2:CreateTags',
    'ec2:DeleteInternetGateway',
    'ec2:DeleteRouteTable',
    'ec2:DeleteSecurityGroup',
    'ec2:DeleteSubnet',
    'ec2:DeleteTags',
    'ec2:DeleteVpc',
    'ec2:DetachInternetGateway',
    'ec2:DisassociateRouteTable',
    'ec2:DisassociateVpcCidrBlock',
    'ec2:AssociateIamInstanceProfile',
    'ec2:DisassociateIamInstanceProfile',
    'ec2:ModifyInstanceAttribute',
    'ec2:ReplaceIamInstanceProfileAssociation',
    'ec2:StartInstances',
    'ec2:ModifyInstanceMaintenanceOptions',
    'ec2:ModifyInstanceMetadataOptions',
    'ec2:ReleaseAddress',
    'ec2:ReplaceRouteTableAssociation',
    'ec2:RevokeSecurityGroupIngress',
    'ec2:StopInstances',
    'ec2:TerminateInstances',
    'ec2:UpdateSecurityGroupRuleDescriptionsEgress',
    'ec2:UpdateSecurityGroupRuleDescriptionsIngress',
  ],
  'creation of tags': ['ec2:CreateTags'],
  route: ['ec2:CreateRoute', 'ec2:DeleteRoute', 'ec2:ReplaceRoute'],
  'new secret': ['secretsmanager:CreateSecret', 'secretsmanager:DescribeSecret'],
  'tags of a secret': ['secretsmanager:TagResource'],
  secret: [
    'secretsmanager:DeleteSecret',
    'secretsmanager:GetSecretValue',
    'secretsmanager:UntagResource',
    'secretsmanager:UpdateSecret',
  ],
  parameter: [
    'ssm:AddTagsToResource',
    'ssm:DeleteParameter',
    'ssm:GetParameters',
    'ssm:ListTagsForResource',
    'ssm:PutParameter',
    'ssm:RemoveTagsFromResource',
  ],
  'public parameter': ['ssm:GetParameter', 'ssm:GetParameters'],
  command: ['ssm:SendCommand'],
  'role with boundary': ['iam:CreateRole', 'iam:PutRolePermissionsBoundary', 'iam:PutRolePolicy'],
  'passed role': ['iam:PassRole'],
  'service role': ['iam:CreateServiceLinkedRole'],
  'state list': ['s3:ListBucket'],
  'state object': ['s3:GetObject'],
  'state change': ['s3:DeleteObject', 's3:PutObject'],
};

/** Scopes of the services whose other actions all have the same one. */
const REST: readonly (readonly [pattern: RegExp, scope: Scope])[] = [
  [/^ec2:Describe/, 'region'],
  [/^cloudformation:/, 'stack'],
  [/^cloudwatch:/, 'alarm'],
  [/^iam:\w*InstanceProfile$/, 'instance profile'],
  [/^iam:/, 'role'],
];

/**
 * The scopes of an action; it is allowed in each of them.
 * @throws Error for an action of which no scope is known
 */
export function scopesOf(action: string): readonly Scope[] {
  const listed = (Object.entries(SCOPES) as [Scope, readonly string[]][]).filter(([, actions]) =>
    actions.includes(action),
  );
  if (listed.length > 0) return listed.map(([scope]) => scope);
  const rest = REST.find(([pattern]) => pattern.test(action));
  if (rest === undefined) throw new Error(`nothing is known of the scope of ${action}`);
  return [rest[1]];
}
