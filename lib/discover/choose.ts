import type { FoundVpc } from '../config/found';
import type { ExistingVpc, Link, Site } from '../model/link';
import { firstUsablePublic, isPublic, routeTablesOf } from './route-tables';
import type { VpcSeen } from './vpc-seen';

/** A route to Azure, in a table by its id. */
export interface OwnRoute {
  readonly table: string;
  readonly prefix: string;
}

/** What a link asks of an existing VPC. */
export interface Wanted {
  readonly vpc: string;
  /** Account of the caller. */
  readonly account: string;
  /** Id of the subnet of the router. @default - the public one with the lowest range that has room */
  readonly routerSubnet?: string;
  /** Ids of the subnets that reach Azure. @default - all */
  readonly subnets?: readonly string[];
  /** Ids of the route tables that get the routes. @default - those of the subnets */
  readonly routeTables?: readonly string[];
  /** Addresses that instances of the link take in the router's subnet. */
  readonly addresses: number;
  /** Prefixes of the Azure side. */
  readonly remotePrefixes: readonly string[];
  /** Routes that the deployed router stack has created, wherever they lead now. */
  readonly ownRoutes: readonly OwnRoute[];
}

/** An existing VPC, what a link asks of it, and what follows from both. */
export interface Look {
  readonly vpc: VpcSeen;
  readonly wanted: Wanted;
  /** Id of the router's subnet; undefined when none fits. */
  readonly routerSubnet: string | undefined;
  /** Ids of the route tables that get the routes to Azure. */
  readonly routeTables: readonly string[];
}

/**
 * What a site asks of its existing VPC. Each instance takes two addresses: the one that replaces it is created before
 * it is deleted.
 */
export function wantedOf(
  { azure }: Link,
  { routers, testHosts }: Site,
  network: ExistingVpc,
  { account, ownRoutes }: Pick<Wanted, 'account' | 'ownRoutes'>,
): Wanted {
  const [router] = routers;
  const subnet = network.subnets.find(({ name }) => name === router.subnet)?.id ?? router.subnet;
  return {
    vpc: network.id,
    account,
    routerSubnet: subnet === '' ? undefined : subnet,
    subnets: idsOrAll(network.subnets.map(({ id }) => id)),
    routeTables: idsOrAll(network.routeTables),
    addresses: 2 * (routers.length + testHosts.length),
    remotePrefixes: azure.prefixes,
    ownRoutes,
  };
}

function idsOrAll(ids: readonly string[]): readonly string[] | undefined {
  return ids.length === 0 ? undefined : ids;
}

/** Chooses the subnet of the router and the route tables. */
export function chooseIn(vpc: VpcSeen, wanted: Wanted): Look {
  const participants = wanted.subnets ?? vpc.subnets.map(({ id }) => id);
  return {
    vpc,
    wanted,
    routerSubnet: wanted.routerSubnet ?? firstUsablePublic(vpc, wanted.addresses)?.id,
    routeTables: wanted.routeTables ?? routeTablesOf(vpc, participants).map(({ id }) => id),
  };
}

/** What synthesis needs of the VPC. */
export function foundIn({ vpc, routerSubnet, routeTables }: Look): FoundVpc {
  return {
    id: vpc.id,
    cidrs: vpc.cidrs,
    subnets: vpc.subnets
      .filter(({ id }) => id === routerSubnet)
      .map(({ id, cidr }) => ({ id, cidr, public: isPublic(vpc, id) })),
    routeTables,
  };
}
