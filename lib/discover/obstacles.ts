import { cidrOf, contains, overlaps } from '../cidr/cidr';
import type { Look } from './choose';
import { findingsIn, type Finding, type Obstacle } from './finding';
import { blockedPorts, deniedTraffic } from './network-acls';
import { isPublic, publicAccessOf } from './route-tables';
import type { RouteSeen, SubnetSeen } from './vpc-seen';

/**
 * Routes of a table that are not propagated, under the default quota of an account.
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
 */
const MOST_ROUTES = 500;

/** Every obstacle, a row each, in the order in which they are reported. */
export const OBSTACLES: readonly Obstacle<Look>[] = [
  {
    code: 'vpc-state',
    level: 'blocker',
    seen: 'the VPC is not available',
    remedy: 'wait until it is, then run this again',
    find: ({ vpc }) => (vpc.state === 'available' ? [] : [`the VPC ${vpc.id} is ${vpc.state}`]),
  },
  {
    code: 'vpc-shared',
    level: 'blocker',
    seen: 'the VPC belongs to another account, which shares its subnets',
    remedy: 'deploy the link from the account of the owner, who alone can write into the route tables',
    find: ({ vpc, wanted }) =>
      vpc.owner === wanted.account ? [] : [`${vpc.id} belongs to ${vpc.owner}, and this is ${wanted.account}`],
  },
  {
    code: 'subnet-unknown',
    level: 'blocker',
    seen: 'a subnet of the config is not in the VPC',
    remedy: 'correct its id in aws.router.subnet or aws.vpc.subnets',
    find: ({ vpc, wanted }) =>
      [...new Set([wanted.routerSubnet ?? [], ...(wanted.subnets ?? [])].flat())]
        .filter((id) => !vpc.subnets.some((subnet) => subnet.id === id))
        .map((id) => `${id} is not a subnet of ${vpc.id}`),
  },
  {
    code: 'route-table-unknown',
    level: 'blocker',
    seen: 'a route table of the config is not in the VPC',
    remedy: 'correct its id in aws.vpc.routeTables, or leave the key out',
    find: ({ vpc, routeTables }) =>
      routeTables
        .filter((id) => !vpc.routeTables.some((table) => table.id === id))
        .map((id) => `${id} is not a route table of ${vpc.id}`),
  },
  {
    code: 'no-internet-gateway',
    level: 'blocker',
    seen: 'no internet gateway is attached to the VPC',
    remedy: 'attach one: the router reaches Azure through it',
    find: ({ vpc }) => (vpc.internetGateways.length > 0 ? [] : [`${vpc.id} has no internet gateway`]),
  },
  {
    code: 'no-public-subnet',
    level: 'blocker',
    seen: 'no subnet has a default route to the internet gateway and enough free addresses',
    remedy: 'create one, or name the subnet of the router in aws.router.subnet',
    find: ({ vpc, routerSubnet, wanted }) =>
      routerSubnet === undefined ? [`${vpc.id} has no public subnet with ${wanted.addresses} free IPv4 addresses`] : [],
  },
  {
    code: 'subnet-not-public',
    level: 'blocker',
    seen: 'the subnet of the router has no default route to an internet gateway',
    remedy: 'choose another subnet in aws.router.subnet, or route 0.0.0.0/0 of this one to the internet gateway',
    find: (look) =>
      inRouterSubnet(look, ({ id }) =>
        isPublic(look.vpc, id) ? [] : [`${id}, the subnet of the router, is not public`],
      ),
  },
  {
    code: 'subnet-full',
    level: 'blocker',
    seen: 'the subnet of the router has too few free addresses',
    remedy: 'choose another subnet in aws.router.subnet, or free addresses in this one',
    find: (look) =>
      inRouterSubnet(look, ({ id, freeAddresses }) =>
        freeAddresses >= look.wanted.addresses || look.vpc.ownInstances.length > 0
          ? []
          : [`${id} has ${freeAddresses} free addresses, and the link needs ${look.wanted.addresses}`],
      ),
  },
  {
    code: 'subnet-kind',
    level: 'blocker',
    seen: 'the subnet of the router has no IPv4, or is on an Outpost',
    remedy: 'choose another subnet in aws.router.subnet',
    find: (look) =>
      inRouterSubnet(look, ({ id, ipv6Only, onOutpost }) => [
        ...(ipv6Only ? [`${id} has IPv6 only`] : []),
        ...(onOutpost ? [`${id} is on an Outpost`] : []),
      ]),
  },
  {
    code: 'block-public-access',
    level: 'blocker',
    seen: 'VPC Block Public Access is on in the subnet of the router',
    remedy:
      'exclude the subnet of the router from it (`aws ec2 create-vpc-block-public-access-exclusion --internet-gateway-exclusion-mode allow-bidirectional`)',
    find: (look) =>
      inRouterSubnet(look, (subnet) => {
        const mode = publicAccessOf(look.vpc, subnet);
        return mode === 'off'
          ? []
          : [
              `VPC Block Public Access of ${subnet.id}, the subnet of the router, is ${mode}: the internet is out of reach`,
            ];
      }),
  },
  {
    code: 'network-acl',
    level: 'blocker',
    seen: 'the network ACL of the router’s subnet denies IKE, ESP in UDP, AWS services, package mirrors, or the answers of these',
    remedy: 'allow it in the network ACL, in this direction',
    find: (look) => inRouterSubnet(look, ({ id }) => blockedPorts(look.vpc, id)),
  },
  {
    code: 'network-acl-traffic',
    level: 'warning',
    seen: 'the network ACL of the router’s subnet denies protocols between the VPC and the router',
    remedy:
      'traffic between the VPC and Azure passes it, too: allow every protocol there that is not denied on purpose',
    find: (look) => inRouterSubnet(look, ({ id }) => deniedTraffic(look.vpc, id)),
  },
  {
    code: 'route-exists',
    level: 'blocker',
    seen: 'a route table has a route of its own for a prefix of the VNet',
    remedy: 'delete the route, or list aws.vpc.routeTables without this table',
    find: (look) =>
      foreignRoutes(look).flatMap(({ table, route, prefix }) =>
        route.destination === prefix && !route.propagated
          ? [`${table} routes ${prefix} to ${route.target}${route.blackhole ? ', which no longer exists' : ''}`]
          : [],
      ),
  },
  {
    code: 'routes-full',
    level: 'blocker',
    seen: 'a route table has no room for the routes to Azure under the default quota',
    remedy: 'raise the quota of routes per route table, or list aws.vpc.routeTables without this table',
    find: (look) =>
      look.vpc.routeTables
        .filter(({ id }) => look.routeTables.includes(id))
        .flatMap(({ id, routes }) => {
          const foreign = routes.filter((route) => !route.propagated && !isOwn(look, id, route));
          const needed = foreign.length + look.wanted.remotePrefixes.length;
          return needed <= MOST_ROUTES
            ? []
            : [`${id} would have ${needed} routes, and the quota is ${MOST_ROUTES} unless it was raised`];
        }),
  },
  {
    code: 'route-propagated',
    level: 'warning',
    seen: 'a prefix of the VNet is propagated into a route table by another VPN',
    remedy: 'the route to the router wins, and the other VPN loses this prefix',
    find: (look) =>
      foreignRoutes(look).flatMap(({ table, route, prefix }) =>
        route.destination === prefix && route.propagated
          ? [`${table} has ${prefix} from ${route.target} by propagation`]
          : [],
      ),
  },
  {
    code: 'route-more-specific',
    level: 'warning',
    seen: 'a route table has a more specific route inside a prefix of the VNet',
    remedy: 'its traffic never reaches the router; delete the route if Azure has this range',
    find: (look) =>
      foreignRoutes(look).flatMap(({ table, route, prefix }) =>
        route.destination !== prefix && contains(cidrOf(prefix), cidrOf(route.destination))
          ? [`${table} routes ${route.destination}, a part of ${prefix}, to ${route.target}`]
          : [],
      ),
  },
  {
    code: 'peering',
    level: 'warning',
    seen: 'the VPC is peered with another one',
    remedy:
      'instances of the other VPC cannot use the router: a peering does not route on; give it a link of its own, or a transit gateway',
    find: ({ vpc }) => vpc.peerings.map(({ id, cidrs }) => `${id} peers the VPC with ${cidrs.join(', ')}`),
  },
  {
    code: 'transit-gateway',
    level: 'warning',
    seen: 'a transit gateway is attached to the VPC',
    remedy:
      'to let networks behind it use the router, route the prefixes of the VNet to the attachment in the transit gateway, and list the route table of the attachment in aws.vpc.routeTables and their prefixes in aws.routedCidrs',
    find: ({ vpc }) => vpc.transitGateways.map((id) => `${id} is attached to ${vpc.id}`),
  },
];

/** Everything that is in the way, or to be known, each with its remedy. */
export function findingsOf(look: Look): readonly Finding[] {
  return findingsIn(OBSTACLES, look);
}

function inRouterSubnet(
  { vpc, routerSubnet }: Look,
  judge: (subnet: SubnetSeen) => readonly string[],
): readonly string[] {
  return vpc.subnets.filter(({ id }) => id === routerSubnet).flatMap(judge);
}

interface ForeignRoute {
  readonly table: string;
  readonly route: RouteSeen;
  readonly prefix: string;
}

/** Routes of the chosen tables that are not of this link, beside each prefix of the VNet that they are in. */
function foreignRoutes(look: Look): readonly ForeignRoute[] {
  return look.vpc.routeTables
    .filter(({ id }) => look.routeTables.includes(id))
    .flatMap(({ id, routes }) =>
      routes
        .filter((route) => !isOwn(look, id, route))
        .flatMap((route) =>
          look.wanted.remotePrefixes
            .filter((prefix) => overlaps(cidrOf(prefix), cidrOf(route.destination)))
            .map((prefix) => ({ table: id, route, prefix })),
        ),
    );
}

/**
 * Whether a route is of this link. One that its deployed stack has created stays so when it leads elsewhere: `up` repairs
 * it, and it is not in the way.
 */
function isOwn({ vpc, wanted }: Look, table: string, { destination, target, propagated }: RouteSeen): boolean {
  if (vpc.ownInstances.includes(target)) return true;
  return !propagated && wanted.ownRoutes.some((own) => own.table === table && own.prefix === destination);
}
