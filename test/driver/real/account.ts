import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeLaunchTemplatesCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { IAMClient, ListInstanceProfilesCommand, ListPoliciesCommand, ListRolesCommand } from '@aws-sdk/client-iam';
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { clientOptions } from './cloud';
import type { Moto } from './moto';

/**
 * Everything in the account that a link could leave or change, as each service lists it. moto keeps the volume of a
 * terminated instance and the default network ACL of a deleted VPC, which EC2 deletes; both are left out.
 */
export async function accountListing(moto: Moto): Promise<unknown> {
  const options = clientOptions(moto);
  const ec2 = new EC2Client(options);
  const iam = new IAMClient(options);
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { NetworkAcls = [] } = await ec2.send(new DescribeNetworkAclsCommand({}));
  const { StackSummaries = [] } = await new CloudFormationClient(options).send(new ListStacksCommand({}));
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  const { Parameters = [] } = await new SSMClient(options).send(
    new DescribeParametersCommand({ ParameterFilters: [{ Key: 'Type', Values: ['String'] }] }),
  );
  return {
    vpcs: Vpcs,
    subnets: (await ec2.send(new DescribeSubnetsCommand({}))).Subnets,
    routeTables: (await ec2.send(new DescribeRouteTablesCommand({}))).RouteTables,
    networkAcls: NetworkAcls.filter(({ VpcId }) => Vpcs.some((vpc) => vpc.VpcId === VpcId)),
    securityGroups: (await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups,
    interfaces: (await ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces,
    internetGateways: (await ec2.send(new DescribeInternetGatewaysCommand({}))).InternetGateways,
    addresses: (await ec2.send(new DescribeAddressesCommand({}))).Addresses,
    launchTemplates: (await ec2.send(new DescribeLaunchTemplatesCommand({}))).LaunchTemplates,
    // EC2 lists a terminated instance for about an hour, and CloudFormation a deleted stack for 90 days.
    instances: Reservations.flatMap(({ Instances = [] }) => Instances).filter(
      ({ State }) => State?.Name !== 'terminated',
    ),
    stacks: StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE'),
    roles: (await iam.send(new ListRolesCommand({}))).Roles,
    instanceProfiles: (await iam.send(new ListInstanceProfilesCommand({}))).InstanceProfiles,
    policies: (await iam.send(new ListPoliciesCommand({ Scope: 'Local' }))).Policies,
    secrets: (await new SecretsManagerClient(options).send(new ListSecretsCommand({ IncludePlannedDeletion: true })))
      .SecretList,
    parameters: Parameters.map(({ Name }) => Name),
  };
}
