import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  DeleteRouteCommand,
  DescribeAddressesCommand,
  DescribeNetworkAclsCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { clientOptions } from './cloud';
import type { Moto } from './moto';

/** A VPC of somebody else, with a public subnet on a table of its own and a private one on the main table. */
export interface HandMadeVpc {
  readonly id: string;
  readonly publicSubnet: string;
  /** Ids of the two route tables. */
  readonly tables: readonly string[];
  /** Everything in the VPC, as EC2 lists it. */
  readonly listing: () => Promise<unknown>;
  /** Routes of both tables that lead to an instance: `prefix via instance in table`. */
  readonly routesToInstances: () => Promise<readonly string[]>;
  readonly addRoute: (prefix: string) => Promise<void>;
  readonly removeRoute: (prefix: string) => Promise<void>;
}

/** Creates such a VPC; `net` is the first half of its addresses. */
export async function makeVpcByHand(moto: Moto, net = '10.20'): Promise<HandMadeVpc> {
  const client = new EC2Client(clientOptions(moto));
  const { Vpc } = await client.send(new CreateVpcCommand({ CidrBlock: `${net}.0.0/16` }));
  const VpcId = Vpc?.VpcId ?? '';
  const subnet = async (CidrBlock: string) => {
    const { Subnet } = await client.send(new CreateSubnetCommand({ VpcId, CidrBlock }));
    return Subnet?.SubnetId ?? '';
  };
  const publicSubnet = await subnet(`${net}.0.0/24`);
  await subnet(`${net}.1.0/24`);
  const { InternetGateway } = await client.send(new CreateInternetGatewayCommand({}));
  const GatewayId = InternetGateway?.InternetGatewayId ?? '';
  await client.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: GatewayId }));
  const { RouteTable } = await client.send(new CreateRouteTableCommand({ VpcId }));
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  await client.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId: publicSubnet }));
  await client.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', GatewayId }));
  await client.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '198.51.100.0/24', GatewayId }));
  const Filters = [{ Name: 'vpc-id', Values: [VpcId] }];
  const tablesNow = async () => (await client.send(new DescribeRouteTablesCommand({ Filters }))).RouteTables ?? [];
  return {
    id: VpcId,
    publicSubnet,
    tables: (await tablesNow()).map(({ RouteTableId: id = '' }) => id).sort(),
    listing: async () => ({
      vpcs: (await client.send(new DescribeVpcsCommand({ VpcIds: [VpcId] }))).Vpcs,
      subnets: (await client.send(new DescribeSubnetsCommand({ Filters }))).Subnets,
      tables: await tablesNow(),
      acls: (await client.send(new DescribeNetworkAclsCommand({ Filters }))).NetworkAcls,
      groups: (await client.send(new DescribeSecurityGroupsCommand({ Filters }))).SecurityGroups,
      interfaces: (await client.send(new DescribeNetworkInterfacesCommand({ Filters }))).NetworkInterfaces,
      addresses: (await client.send(new DescribeAddressesCommand({}))).Addresses,
    }),
    routesToInstances: async () =>
      (await tablesNow()).flatMap(({ RouteTableId: id, Routes = [] }) =>
        Routes.filter(({ InstanceId }) => InstanceId !== undefined).map(
          ({ DestinationCidrBlock, InstanceId }) => `${DestinationCidrBlock} via ${InstanceId} in ${id}`,
        ),
      ),
    addRoute: async (DestinationCidrBlock) => {
      await client.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock, GatewayId }));
    },
    removeRoute: async (DestinationCidrBlock) => {
      await client.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock }));
    },
  };
}
