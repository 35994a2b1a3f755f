import {
  CreateTagsCommand,
  DeleteRouteCommand,
  DescribeAddressesCommand,
  DescribeInstancesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
  DisassociateAddressCommand,
  EC2Client,
  ReplaceRouteCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { REGION, type Moto } from './moto';

/** What the EC2 API says of a link. */
export interface CloudFacts {
  readonly vpcs: number;
  readonly instances: number;
  /** Elastic IPs with the instance that holds each. */
  readonly addresses: ReadonlyMap<string, string | undefined>;
  /** `prefix via instance`, of the link's own route tables. */
  readonly routes: readonly string[];
  /** `protocol port from prefix`, of the router's security group. */
  readonly ingress: readonly string[];
}

export async function askCloud(moto: Moto, link: string): Promise<CloudFacts> {
  const client = new EC2Client(clientOptions(moto));
  const Filters = [{ Name: 'tag:vpc2vnet-link', Values: [link] }];
  const { Vpcs = [] } = await client.send(new DescribeVpcsCommand({ Filters }));
  const { Addresses = [] } = await client.send(new DescribeAddressesCommand({}));
  const { Reservations = [] } = await client.send(
    new DescribeInstancesCommand({ Filters: [...Filters, { Name: 'instance-state-name', Values: ['running'] }] }),
  );
  const { RouteTables = [] } = await client.send(new DescribeRouteTablesCommand({ Filters }));
  const { SecurityGroups = [] } = await client.send(new DescribeSecurityGroupsCommand({ Filters }));
  client.destroy();
  const router = SecurityGroups.find(({ Description }) => Description?.includes('/router-1/'));
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
  return {
    vpcs: Vpcs.length,
    instances: instances.length,
    addresses: new Map(Addresses.map(({ PublicIp, InstanceId }) => [PublicIp ?? '', InstanceId])),
    routes: RouteTables.flatMap(({ Routes = [] }) =>
      Routes.filter(({ InstanceId }) => InstanceId !== undefined).map(
        ({ DestinationCidrBlock, InstanceId }) => `${DestinationCidrBlock} via ${InstanceId}`,
      ),
    ),
    ingress: (router?.IpPermissions ?? []).flatMap(({ IpProtocol, FromPort, IpRanges = [] }) =>
      IpRanges.map(({ CidrIp }) => `${IpProtocol} ${FromPort ?? 'all'} from ${CidrIp}`),
    ),
  };
}

export async function readSecret(moto: Moto, arn: string): Promise<string> {
  const client = new SecretsManagerClient(clientOptions(moto));
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
  client.destroy();
  return SecretString ?? '';
}

/** Running instances of a link but one. */
export async function instancesBeside(moto: Moto, link: string, instance: string): Promise<readonly string[]> {
  const client = new EC2Client(clientOptions(moto));
  const Filters = [
    { Name: 'tag:vpc2vnet-link', Values: [link] },
    { Name: 'instance-state-name', Values: ['running'] },
  ];
  const { Reservations = [] } = await client.send(new DescribeInstancesCommand({ Filters }));
  client.destroy();
  return Reservations.flatMap(({ Instances = [] }) => Instances.flatMap(({ InstanceId }) => InstanceId ?? [])).filter(
    (id) => id !== instance,
  );
}

/** Takes an Elastic IP from the instance that has it. */
export async function disassociate(moto: Moto, address: string): Promise<void> {
  const client = new EC2Client(clientOptions(moto));
  await client.send(new DisassociateAddressCommand({ PublicIp: address }));
  client.destroy();
}

/** Deletes every route to an instance, as a person in the console would; returns how many there were. */
export async function deleteRoutes(moto: Moto, instance: string): Promise<number> {
  const client = new EC2Client(clientOptions(moto));
  const { RouteTables = [] } = await client.send(new DescribeRouteTablesCommand({}));
  const routes = RouteTables.flatMap(({ RouteTableId, Routes = [] }) =>
    Routes.filter(({ InstanceId }) => InstanceId === instance).map(({ DestinationCidrBlock }) => ({
      RouteTableId,
      DestinationCidrBlock,
    })),
  );
  for (const route of routes) await client.send(new DeleteRouteCommand(route));
  client.destroy();
  return routes.length;
}

/** Lets every route to an instance lead to another one. */
export async function redirectRoutes(moto: Moto, from: string, to: string): Promise<void> {
  const client = new EC2Client(clientOptions(moto));
  const { RouteTables = [] } = await client.send(new DescribeRouteTablesCommand({}));
  for (const { RouteTableId, Routes = [] } of RouteTables) {
    for (const { DestinationCidrBlock, InstanceId } of Routes) {
      if (InstanceId === from)
        await client.send(new ReplaceRouteCommand({ RouteTableId, DestinationCidrBlock, InstanceId: to }));
    }
  }
  client.destroy();
}

/** Terminates an instance, as a person in the console would. */
export async function terminate(moto: Moto, instance: string): Promise<void> {
  const client = new EC2Client(clientOptions(moto));
  await client.send(new TerminateInstancesCommand({ InstanceIds: [instance] }));
  client.destroy();
}

/** Changes the responses of the emulator's agent on the router of a link. */
export async function setMood(moto: Moto, link: string, mood: string): Promise<void> {
  const { addresses } = await askCloud(moto, link);
  const [router = ''] = [...addresses.values()].flatMap((instance) => instance ?? []);
  const client = new EC2Client(clientOptions(moto));
  await client.send(new CreateTagsCommand({ Resources: [router], Tags: [{ Key: 'emulator-agent', Value: mood }] }));
  client.destroy();
}

export function clientOptions({ env }: Moto) {
  return {
    region: REGION,
    endpoint: env['AWS_ENDPOINT_URL'],
    credentials: { accessKeyId: 'testing', secretAccessKey: 'testing' },
  };
}
