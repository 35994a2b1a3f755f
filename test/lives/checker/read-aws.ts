import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  DescribeAddressesCommand,
  DescribeInstanceAttributeCommand,
  DescribeInstancesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
  type Tag,
} from '@aws-sdk/client-ec2';
import { GetSecretValueCommand, ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Aws, Instance, Secret, Tags } from './clouds';

export interface Endpoint {
  readonly url: string;
  readonly region: string;
}

/** What the emulator of AWS holds, by its public APIs alone. */
export async function readAws({ url, region }: Endpoint): Promise<Aws> {
  const options = { region, endpoint: url, credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' } };
  const ec2 = new EC2Client(options);
  const secretsManager = new SecretsManagerClient(options);
  const cloudFormation = new CloudFormationClient(options);
  try {
    return {
      ...(await readNetworks(ec2)),
      ...(await readMachines(ec2)),
      secrets: await readSecrets(secretsManager),
      stacks: await readStacks(cloudFormation),
    };
  } finally {
    for (const client of [ec2, secretsManager, cloudFormation]) client.destroy();
  }
}

async function readNetworks(ec2: EC2Client): Promise<Pick<Aws, 'vpcs' | 'subnets' | 'routeTables' | 'securityGroups'>> {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({}));
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const { RouteTables = [] } = await ec2.send(new DescribeRouteTablesCommand({}));
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({}));
  return {
    vpcs: Vpcs.map(({ VpcId = '', CidrBlockAssociationSet = [], Tags }) => ({
      id: VpcId,
      cidrs: CidrBlockAssociationSet.filter(({ CidrBlockState }) => CidrBlockState?.State !== 'disassociated').map(
        ({ CidrBlock = '' }) => CidrBlock,
      ),
      tags: tagsOf(Tags),
    })),
    subnets: Subnets.map(({ SubnetId = '', VpcId = '' }) => ({ id: SubnetId, vpc: VpcId })),
    routeTables: RouteTables.map(({ RouteTableId = '', VpcId = '', Associations = [], Routes = [] }) => ({
      id: RouteTableId,
      vpc: VpcId,
      subnets: Associations.flatMap(({ SubnetId }) => (SubnetId ? [SubnetId] : [])),
      isMain: Associations.some(({ Main }) => Main === true),
      routes: Routes.map(({ DestinationCidrBlock = '', InstanceId }) => ({
        destination: DestinationCidrBlock,
        instance: InstanceId || undefined,
      })),
    })),
    securityGroups: SecurityGroups.map(({ GroupId = '', IpPermissions = [] }) => ({
      id: GroupId,
      ingress: IpPermissions.flatMap(({ IpProtocol = '', FromPort, ToPort, IpRanges = [] }) =>
        IpRanges.map(({ CidrIp = '' }) => ({ protocol: IpProtocol, from: FromPort, to: ToPort, source: CidrIp })),
      ),
    })),
  };
}

async function readMachines(ec2: EC2Client): Promise<Pick<Aws, 'addresses' | 'instances'>> {
  const { Addresses = [] } = await ec2.send(new DescribeAddressesCommand({}));
  const { Reservations = [] } = await ec2.send(new DescribeInstancesCommand({}));
  const instances: Instance[] = [];
  for (const found of Reservations.flatMap(({ Instances = [] }) => Instances)) {
    const { InstanceId = '', State, SubnetId = '', SecurityGroups = [], SourceDestCheck, Tags } = found;
    const { UserData } = await ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute: 'userData' }));
    instances.push({
      id: InstanceId,
      state: State?.Name ?? '',
      subnet: SubnetId,
      securityGroups: SecurityGroups.map(({ GroupId = '' }) => GroupId),
      sourceDestCheck: SourceDestCheck ?? true,
      userData: UserData?.Value ?? '',
      tags: tagsOf(Tags),
    });
  }
  return {
    instances,
    addresses: Addresses.map(({ PublicIp = '', InstanceId, Tags }) => ({
      address: PublicIp,
      instance: InstanceId || undefined,
      tags: tagsOf(Tags),
    })),
  };
}

async function readSecrets(client: SecretsManagerClient): Promise<readonly Secret[]> {
  const { SecretList = [] } = await client.send(new ListSecretsCommand({}));
  const secrets: Secret[] = [];
  for (const { ARN = '' } of SecretList) {
    const { SecretString = '' } = await client.send(new GetSecretValueCommand({ SecretId: ARN }));
    secrets.push({ arn: ARN, value: SecretString });
  }
  return secrets;
}

async function readStacks(client: CloudFormationClient): Promise<readonly string[]> {
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({}));
  return Stacks.map(({ StackName = '' }) => StackName);
}

function tagsOf(tags: readonly Tag[] = []): Tags {
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}
