import type { EC2Client } from '@aws-sdk/client-ec2';
import { CreateRouteCommand, paginateDescribeRouteTables, ReplaceRouteCommand } from '@aws-sdk/client-ec2';

/** Where a route leads. */
export interface RouteTarget {
  /** Id of an instance, or of what else EC2 routes to; undefined for a target without an id. */
  readonly id: string | undefined;
  /** False for a route whose target no longer exists, which drops packets. */
  readonly active: boolean;
}

/** The routes of a table to IPv4 prefixes, by their prefix. */
export type RoutesOfTable = ReadonlyMap<string, RouteTarget>;

/** Where a route is to lead. */
export interface RouteTo {
  readonly table: string;
  readonly prefix: string;
  /** Id of an instance. */
  readonly instance: string;
}

/**
 * The routes of those of the tables that exist, by their ids.
 * @throws Error of the SDK when EC2 rejects the request
 */
export async function describeRoutes(
  client: EC2Client,
  tables: readonly string[],
): Promise<ReadonlyMap<string, RoutesOfTable>> {
  const found = new Map<string, RoutesOfTable>();
  // By a filter, because a request for a table that does not exist is rejected.
  const Filters = [{ Name: 'route-table-id', Values: [...tables] }];
  for await (const { RouteTables = [] } of paginateDescribeRouteTables({ client }, { Filters })) {
    for (const { RouteTableId = '', Routes = [] } of RouteTables) {
      const routes = Routes.flatMap(({ DestinationCidrBlock: prefix, State, ...target }) =>
        prefix === undefined ? [] : [[prefix, { id: targetOf(target), active: State !== 'blackhole' }] as const],
      );
      found.set(RouteTableId, new Map(routes));
    }
  }
  return found;
}

/** EC2 names the interface of an instance beside the instance. */
function targetOf(target: Readonly<Record<string, unknown>>): string | undefined {
  const keys = ['InstanceId', 'GatewayId', 'NatGatewayId', 'TransitGatewayId', 'VpcPeeringConnectionId'] as const;
  const ids = [...keys, 'NetworkInterfaceId'].map((key) => target[key]);
  return ids.find((id): id is string => typeof id === 'string' && id !== '');
}

/**
 * Creates a route, or replaces one that exists.
 * @throws Error of the SDK when EC2 rejects the request
 */
export async function putRoute(
  client: EC2Client,
  { table, prefix, instance }: RouteTo,
  exists: boolean,
): Promise<void> {
  const input = { RouteTableId: table, DestinationCidrBlock: prefix, InstanceId: instance };
  await client.send(exists ? new ReplaceRouteCommand(input) : new CreateRouteCommand(input));
}
