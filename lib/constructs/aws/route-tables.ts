import type { ISubnet, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Names, Token } from 'aws-cdk-lib/core';

/** A route table with a name that no other one of the VPC has. */
export interface NamedRouteTable {
  readonly name: string;
  readonly id: string;
}

/** Returns the route tables of subnets, each once; by default of all subnets of the VPC. */
export function routeTablesOf(vpc: IVpc, selection: SubnetSelection | undefined): readonly NamedRouteTable[] {
  const subnets = routedSubnets(vpc, selection).filter(hasRouteTable);
  const tables = subnets.map((subnet) => [subnet.routeTable.routeTableId, nameOf(subnet)] as const);
  // The first subnet of a shared table gives it its name.
  return [...new Map([...tables].reverse())].reverse().map(([id, name]) => ({ id, name }));
}

/** Returns the ids of the subnets of which no route table is known: they were imported without it. */
export function subnetsWithoutRouteTable(vpc: IVpc, selection: SubnetSelection | undefined): readonly string[] {
  return routedSubnets(vpc, selection)
    .filter((subnet) => !hasRouteTable(subnet))
    .map(({ subnetId }) => subnetId);
}

function routedSubnets(vpc: IVpc, selection: SubnetSelection | undefined): readonly ISubnet[] {
  if (selection !== undefined) return vpc.selectSubnets(selection).subnets;
  return [...vpc.publicSubnets, ...vpc.privateSubnets, ...vpc.isolatedSubnets];
}

function hasRouteTable({ routeTable }: ISubnet): boolean {
  const id: string | undefined = routeTable.routeTableId;
  return id !== undefined && id !== '';
}

function nameOf(subnet: ISubnet): string {
  const { routeTableId } = subnet.routeTable;
  return Token.isUnresolved(routeTableId) ? Names.nodeUniqueId(subnet.node) : routeTableId;
}
