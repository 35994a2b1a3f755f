import {
  DescribeInternetGatewaysCommand,
  DescribeVpcsCommand,
  type EC2Client,
  paginateDescribeInstances,
  paginateDescribeNetworkAcls,
  paginateDescribeRouteTables,
  paginateDescribeSubnets,
  paginateDescribeTransitGatewayVpcAttachments,
  paginateDescribeVpcPeeringConnections,
  type NetworkAclEntry,
  type Route,
  type RouteTable,
  type Subnet,
  type Vpc,
  type VpcPeeringConnection,
} from '@aws-sdk/client-ec2';
import type { AclEntrySeen, RouteSeen, RouteTableSeen, SubnetSeen, VpcSeen } from '../../discover/vpc-seen';
import { ec2In } from './ec2.edge';

/** What a description of a VPC depends on. */
export interface DescribedVpc {
  readonly id: string;
  readonly region: string;
  /** Name of the link, whose own instances have its tag. */
  readonly link: string;
}

/**
 * A VPC as EC2 describes it.
 * @returns undefined when the region has no such VPC, or the account does not see it
 * @throws Error of the SDK when EC2 rejects a request
 */
export async function describeVpc({ id, region, link }: DescribedVpc): Promise<VpcSeen | undefined> {
  const client = ec2In(region);
  const vpc = await vpcOf(client, id);
  if (vpc === undefined) return undefined;
  const ofVpc = [{ Name: 'vpc-id', Values: [id] }];
  const [subnets, tables, gateways, acls, peerings, attachments, instances] = await Promise.all([
    all(paginateDescribeSubnets({ client }, { Filters: ofVpc }), ({ Subnets }) => Subnets),
    all(paginateDescribeRouteTables({ client }, { Filters: ofVpc }), ({ RouteTables }) => RouteTables),
    client.send(new DescribeInternetGatewaysCommand({ Filters: [{ Name: 'attachment.vpc-id', Values: [id] }] })),
    all(paginateDescribeNetworkAcls({ client }, { Filters: ofVpc }), ({ NetworkAcls }) => NetworkAcls),
    all(paginateDescribeVpcPeeringConnections({ client }, {}), ({ VpcPeeringConnections }) => VpcPeeringConnections),
    all(
      paginateDescribeTransitGatewayVpcAttachments({ client }, { Filters: ofVpc }),
      ({ TransitGatewayVpcAttachments }) => TransitGatewayVpcAttachments,
    ),
    all(
      paginateDescribeInstances({ client }, { Filters: [...ofVpc, { Name: 'tag:vpc2vnet-link', Values: [link] }] }),
      ({ Reservations }) => Reservations,
    ),
  ]);
  return {
    id,
    region,
    owner: vpc.OwnerId ?? '',
    state: vpc.State ?? '',
    cidrs: cidrsOf(vpc),
    blockPublicAccess: vpc.BlockPublicAccessStates?.InternetGatewayBlockMode ?? 'off',
    subnets: subnets.map(subnetSeen),
    routeTables: tables.map(tableSeen),
    internetGateways: (gateways.InternetGateways ?? []).flatMap(({ InternetGatewayId }) => InternetGatewayId ?? []),
    networkAcls: acls.map((acl) => ({
      id: acl.NetworkAclId ?? '',
      subnets: (acl.Associations ?? []).flatMap(({ SubnetId }) => SubnetId ?? []),
      entries: (acl.Entries ?? []).flatMap(aclEntrySeen),
    })),
    peerings: peerings.flatMap((peering) => peeringSeen(peering, id)),
    transitGateways: attachments
      .filter(({ State }) => State === 'available')
      .flatMap(({ TransitGatewayId }) => TransitGatewayId ?? []),
    ownInstances: instances.flatMap(({ Instances = [] }) => Instances.flatMap(({ InstanceId }) => InstanceId ?? [])),
  };
}

async function vpcOf(client: EC2Client, id: string): Promise<Vpc | undefined> {
  try {
    const { Vpcs } = await client.send(new DescribeVpcsCommand({ VpcIds: [id] }));
    return Vpcs?.[0];
  } catch (error) {
    if (error instanceof Error && error.name === 'InvalidVpcID.NotFound') return undefined;
    throw error;
  }
}

async function all<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => readonly Item[] | undefined,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}

function cidrsOf({ CidrBlock: primary, CidrBlockAssociationSet: associations = [] }: Vpc): readonly string[] {
  const associated = associations
    .filter(({ CidrBlockState: state }) => state?.State === 'associated')
    .flatMap(({ CidrBlock }) => CidrBlock ?? []);
  return [...new Set([...(primary === undefined ? [] : [primary]), ...associated])];
}

function subnetSeen(subnet: Subnet): SubnetSeen {
  return {
    id: subnet.SubnetId ?? '',
    cidr: subnet.CidrBlock ?? '',
    zone: subnet.AvailabilityZone ?? '',
    freeAddresses: subnet.AvailableIpAddressCount ?? 0,
    ipv6Only: subnet.Ipv6Native === true,
    onOutpost: subnet.OutpostArn !== undefined,
    blockPublicAccess: subnet.BlockPublicAccessStates?.InternetGatewayBlockMode,
  };
}

function tableSeen({
  RouteTableId: id = '',
  Associations: associations = [],
  Routes: routes = [],
}: RouteTable): RouteTableSeen {
  return {
    id,
    main: associations.some(({ Main }) => Main === true),
    subnets: associations.flatMap(({ SubnetId }) => SubnetId ?? []),
    ofGateway: associations.some(({ GatewayId }) => GatewayId !== undefined),
    routes: routes.flatMap(routeSeen),
  };
}

function routeSeen(route: Route): readonly RouteSeen[] {
  const { DestinationCidrBlock: destination, State, Origin } = route;
  // IPv6 and prefix lists: no prefix of a link is in them.
  if (destination === undefined) return [];
  const target =
    route.InstanceId ??
    route.GatewayId ??
    route.NatGatewayId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    route.NetworkInterfaceId ??
    'another target';
  const propagated = Origin === 'EnableVgwRoutePropagation' || Origin === 'Advertisement';
  return [{ destination, target, blackhole: State === 'blackhole', propagated }];
}

function aclEntrySeen({ CidrBlock: cidr, PortRange: range, ...entry }: NetworkAclEntry): readonly AclEntrySeen[] {
  if (cidr === undefined) return [];
  const ports = range?.From === undefined || range.To === undefined ? {} : { ports: [range.From, range.To] as const };
  return [
    {
      number: entry.RuleNumber ?? 0,
      egress: entry.Egress === true,
      allows: entry.RuleAction === 'allow',
      protocol: Number(entry.Protocol ?? -1),
      cidr,
      ...ports,
    },
  ];
}

/** The other VPC of an active peering of a VPC. */
function peeringSeen(peering: VpcPeeringConnection, vpc: string): VpcSeen['peerings'] {
  const { VpcPeeringConnectionId: id = '', RequesterVpcInfo: one, AccepterVpcInfo: two, Status: status } = peering;
  if (status?.Code !== 'active' || ![one?.VpcId, two?.VpcId].includes(vpc)) return [];
  const other = one?.VpcId === vpc ? two : one;
  const cidrs = (other?.CidrBlockSet ?? []).flatMap(({ CidrBlock }) => CidrBlock ?? []);
  return [{ id, cidrs: cidrs.length > 0 ? cidrs : [other?.CidrBlock ?? ''] }];
}
