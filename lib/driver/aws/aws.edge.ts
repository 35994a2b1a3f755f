import {
  CloudFormationClient,
  DescribeStacksCommand,
  GetTemplateCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import {
  AssociateAddressCommand,
  DescribeAddressesCommand,
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeVpcsCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { VpcSeen } from '../../discover/vpc-seen';
import { withAwsErrors } from './aws-errors';
import { describeVpc } from './describe-vpc.edge';
import { describeRoutes, putRoute, type RoutesOfTable, type RouteTo } from './routes.edge';
import { ec2In } from './ec2.edge';

/** Who has an Elastic IP. */
export interface AddressHolder {
  readonly allocation: string | undefined;
  readonly instance: string | undefined;
}

/** A stack as CloudFormation has it. */
export interface DeployedStack {
  readonly status: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly template: string;
  /** Values of its parameters; for one that names a parameter of Systems Manager, the value of the latter. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly updated: Date | undefined;
}

/** An AMI that exists. */
export interface MachineImage {
  readonly id: string;
  /** ISO 8601. */
  readonly created: string;
}

/**
 * The driver's requests to AWS, in one region, with the credentials that every AWS tool would use. A rejected `stack`,
 * `secret`, `tagged`, `vpc`, `parameter` or `images` throws a UserError; the others throw the error of the SDK.
 */
export interface Aws {
  readonly caller: () => Promise<{ readonly account: string; readonly arn: string }>;
  readonly stack: (name: string) => Promise<DeployedStack | undefined>;
  readonly secret: (arn: string) => Promise<string>;
  /** Sorted ids of VPCs, Elastic IPs, internet gateways and instances with a tag, except terminated instances. */
  readonly tagged: (key: string, value: string) => Promise<readonly string[]>;
  /** A VPC as EC2 describes it; undefined when the region has none of that id, or the account does not see it. */
  readonly vpc: (id: string, link: string) => Promise<VpcSeen | undefined>;
  /** The value of a parameter in Parameter Store. */
  readonly parameter: (name: string) => Promise<string>;
  /** Those of the AMIs that exist. */
  readonly images: (ids: readonly string[]) => Promise<readonly MachineImage[]>;
  /** The allocation of an Elastic IP, and the id of the instance that it is associated with; without either, there is none. */
  readonly holder: (address: string) => Promise<AddressHolder>;
  /** Associates an Elastic IP that no instance has; it is not taken from another. */
  readonly associate: (allocation: string, instance: string) => Promise<void>;
  /** The routes of those of the route tables that exist. */
  readonly routes: (tables: readonly string[]) => Promise<ReadonlyMap<string, RoutesOfTable>>;
  /** Creates a route to an instance, or replaces the one to the same prefix. */
  readonly putRoute: (route: RouteTo, exists: boolean) => Promise<void>;
  /** Ids of the instances with this value of the tag Name, except terminated ones. */
  readonly instancesNamed: (name: string) => Promise<readonly string[]>;
}

/** The clients of a region. */
export type AwsIn = (region: string) => Aws;

/** Clients for any region, one of each. */
export function connectAws(): AwsIn {
  const regions = new Map<string, Aws>();
  return (region) => {
    const aws = regions.get(region) ?? connectRegion(region);
    regions.set(region, aws);
    return aws;
  };
}

function connectRegion(region: string): Aws {
  const cloudFormation = new CloudFormationClient({ region });
  return {
    caller: async () => {
      const { Account, Arn } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
      return { account: Account ?? '', arn: Arn ?? '' };
    },
    stack: (name) => withAwsErrors('CloudFormation', deployedStack(cloudFormation, name)),
    secret: (arn) => withAwsErrors('Secrets Manager', secretValue(new SecretsManagerClient({ region }), arn)),
    tagged: (key, value) => withAwsErrors('EC2', tagged(ec2In(region), key, value)),
    vpc: (id, link) => withAwsErrors('EC2', describeVpc({ id, region, link })),
    holder: async (address) => {
      const Filters = [{ Name: 'public-ip', Values: [address] }];
      const { Addresses } = await ec2In(region).send(new DescribeAddressesCommand({ Filters }));
      const [{ AllocationId: allocation, InstanceId: instance } = {}] = Addresses ?? [];
      // An emulator returns an empty id where EC2 returns none.
      return { allocation, instance: instance === '' ? undefined : instance };
    },
    associate: async (AllocationId, InstanceId) => {
      const command = new AssociateAddressCommand({ AllocationId, InstanceId, AllowReassociation: false });
      await withAwsErrors('EC2', ec2In(region).send(command));
    },
    parameter: async (Name) => {
      const { Parameter } = await withAwsErrors(
        'Systems Manager',
        new SSMClient({ region }).send(new GetParameterCommand({ Name })),
      );
      return Parameter?.Value ?? '';
    },
    images: (ids) => withAwsErrors('EC2', existingImages(ec2In(region), ids)),
    routes: (tables) => describeRoutes(ec2In(region), tables),
    putRoute: (route, exists) => withAwsErrors('EC2', putRoute(ec2In(region), route, exists)),
    instancesNamed: (name) => aliveInstances(ec2In(region), 'Name', name),
  };
}

async function deployedStack(client: CloudFormationClient, name: string): Promise<DeployedStack | undefined> {
  const stack = await describe(client, name);
  if (stack === undefined) return undefined;
  const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: name }));
  const outputs = (stack.Outputs ?? []).map((output) => [output.OutputKey ?? '', output.OutputValue ?? '']);
  return {
    status: stack.StackStatus ?? '',
    outputs: Object.fromEntries(outputs) as Readonly<Record<string, string>>,
    template: TemplateBody ?? '{}',
    parameters: Object.fromEntries(
      (stack.Parameters ?? []).map((parameter) => [
        parameter.ParameterKey ?? '',
        parameter.ResolvedValue ?? parameter.ParameterValue ?? '',
      ]),
    ),
    updated: stack.LastUpdatedTime ?? stack.CreationTime,
  };
}

async function secretValue(client: SecretsManagerClient, arn: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  return SecretString ?? '';
}

async function describe(client: CloudFormationClient, name: string): Promise<Stack | undefined> {
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
    return Stacks?.find(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE');
  } catch (error) {
    // CloudFormation has no error of its own for a stack that does not exist.
    if (error instanceof Error && error.name === 'ValidationError') return undefined;
    throw error;
  }
}

/** By a filter, because a request for an AMI that does not exist is rejected. */
async function existingImages(client: EC2Client, ids: readonly string[]): Promise<readonly MachineImage[]> {
  const Filters = [{ Name: 'image-id', Values: [...ids] }];
  const { Images } = await client.send(new DescribeImagesCommand({ Filters, IncludeDeprecated: true }));
  return (Images ?? []).flatMap(({ ImageId, CreationDate }) =>
    ImageId === undefined || CreationDate === undefined ? [] : [{ id: ImageId, created: CreationDate }],
  );
}

/** No query for subnets, security groups and route tables: while one of them exists, its VPC does, too. */
async function tagged(client: EC2Client, key: string, value: string): Promise<readonly string[]> {
  const Filters = [{ Name: `tag:${key}`, Values: [value] }];
  const [vpcs, addresses, gateways, instances] = await Promise.all([
    client.send(new DescribeVpcsCommand({ Filters })),
    client.send(new DescribeAddressesCommand({ Filters })),
    client.send(new DescribeInternetGatewaysCommand({ Filters })),
    aliveInstances(client, key, value),
  ]);
  const ids = [
    ...(vpcs.Vpcs ?? []).map(({ VpcId }) => VpcId),
    ...(addresses.Addresses ?? []).map(({ AllocationId }) => AllocationId),
    ...(gateways.InternetGateways ?? []).map(({ InternetGatewayId }) => InternetGatewayId),
    ...instances,
  ];
  return ids.flatMap((id) => id ?? []).sort();
}

async function aliveInstances(client: EC2Client, key: string, value: string): Promise<readonly string[]> {
  const Filters = [
    { Name: `tag:${key}`, Values: [value] },
    { Name: 'instance-state-name', Values: ['pending', 'running', 'stopping', 'stopped'] },
  ];
  const { Reservations = [] } = await client.send(new DescribeInstancesCommand({ Filters }));
  return Reservations.flatMap(({ Instances = [] }) => Instances.flatMap(({ InstanceId }) => InstanceId ?? []));
}
