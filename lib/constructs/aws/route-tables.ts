import type { ISubnet, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { Names, Token } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { PropProblem } from '../props/prop-problem';
import { isStandIn, selected } from './router-subnet';

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

/** Returns a problem for a selection without subnets, and for each subnet that was imported without its route table. */
export function routedSubnetsProblems(vpc: IVpc, selection: SubnetSelection | undefined): readonly PropProblem[] {
  const subnets = routedSubnets(vpc, selection);
  if (subnets.length === 0 && !isStandIn(vpc)) return [NO_SUBNET];
  return subnets
    .filter((subnet) => !hasRouteTable(subnet))
    .map(({ subnetId }) => ({
      path: ['vpc'],
      rule: `must have the route table of the subnet ${subnetId}, which is not known`,
      remedy: 'import the VPC with the ids of its route tables',
    }));
}

/** The routes of each router, by which a second one with the same is found. */
const ROUTES = new WeakMap<IConstruct, readonly string[]>();

/**
 * Registers the routes to Azure of a router, and returns a problem for each prefix to which another router of the app
 * has a route from the same route table: a route table has one route to a prefix.
 */
export function routeProblems(
  router: IConstruct,
  tables: readonly NamedRouteTable[],
  prefixes: readonly string[],
): readonly PropProblem[] {
  const others = router.node.root.node.findAll().filter((each) => each !== router && ROUTES.has(each));
  ROUTES.set(
    router,
    tables.flatMap(({ id }) => prefixes.map((prefix) => routeOf(id, prefix))),
  );
  return prefixes.flatMap((value, index) => {
    const other = others.find((each) => tables.some(({ id }) => ROUTES.get(each)?.includes(routeOf(id, value))));
    if (other === undefined) return [];
    const rule = `must not be a prefix to which ${other.node.path} has routes from the same route tables`;
    return [{ path: ['azurePrefixes', index], rule, value, remedy: 'remove it, or give each its own routedSubnets' }];
  });
}

function routeOf(table: string, prefix: string): string {
  return `${table} ${prefix}`;
}

const NO_SUBNET: PropProblem = {
  path: ['routedSubnets'],
  rule: 'must select at least one subnet of the VPC',
  remedy: 'correct the selection, or leave it out for all subnets',
};

function routedSubnets(vpc: IVpc, selection: SubnetSelection | undefined): readonly ISubnet[] {
  if (selection !== undefined) return selected(vpc, selection);
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
