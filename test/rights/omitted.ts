/** A property that a link does not set: without it, CloudFormation does not call the action. */
export const OMITTED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::EC2::EIP': {
    'ec2:AcceptAddressTransfer': 'Address',
    'ec2:AssociateAddress': 'InstanceId',
    'ec2:DisassociateAddress': 'InstanceId',
  },
  'AWS::EC2::Subnet': {
    'ec2:AssociateSubnetCidrBlock': 'Ipv6CidrBlock',
    'ec2:DisassociateSubnetCidrBlock': 'Ipv6CidrBlock',
  },
  'AWS::EC2::VPC': {
    'ec2:CreateVpcEncryptionControl': 'VpcEncryptionControl',
    'ec2:ModifyVpcTenancy': 'InstanceTenancy',
  },
  'AWS::EC2::VPCCidrBlock': {
    'ec2:AllocateIpamPoolCidr': 'Ipv4IpamPoolId',
  },
  'AWS::EC2::VPCGatewayAttachment': {
    'ec2:AttachVpnGateway': 'VpnGatewayId',
    'ec2:DetachVpnGateway': 'VpnGatewayId',
  },
  'AWS::SecretsManager::Secret': {
    'secretsmanager:ReplicateSecretToRegions': 'ReplicaRegions',
    'secretsmanager:RemoveRegionsFromReplication': 'ReplicaRegions',
  },
  'AWS::EC2::Instance': {
    'ec2:AttachVolume': 'Volumes',
    'ec2:DetachVolume': 'Volumes',
    'ec2:ModifyInstanceCreditSpecification': 'CreditSpecification',
    'ec2:ModifyInstancePlacement': 'Tenancy',
    'ec2:ModifyPrivateDnsNameOptions': 'PrivateDnsNameOptions',
    'ec2:MonitorInstances': 'Monitoring',
    'ec2:UnmonitorInstances': 'Monitoring',
    'ec2:DescribeKeyPairs': 'KeyName',
    'ec2:DescribeLaunchTemplateVersions': 'LaunchTemplate',
    'ssm:CreateAssociation': 'SsmAssociations',
    'ssm:DeleteAssociation': 'SsmAssociations',
  },
  'AWS::IAM::Policy': {
    'iam:GetGroupPolicy': 'Groups',
    'iam:PutGroupPolicy': 'Groups',
    'iam:DeleteGroupPolicy': 'Groups',
    'iam:GetUserPolicy': 'Users',
    'iam:PutUserPolicy': 'Users',
    'iam:DeleteUserPolicy': 'Users',
  },
  'AWS::IAM::Role': {
    'iam:AttachRolePolicy': 'ManagedPolicyArns',
    'iam:DetachRolePolicy': 'ManagedPolicyArns',
  },
};

/** What removes the permissions boundary that an account requires. */
export const NEVER_GRANTED = ['iam:DeleteRolePermissionsBoundary'];
