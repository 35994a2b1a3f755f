import { passFirewall } from './filter/firewall';
import { passNetworkSecurityGroup } from './filter/network-security-group';
import { passSecurityGroups } from './filter/security-group';
import type { Cidr } from '../cidr/cidr';
import {
  admit,
  arrives,
  deny,
  holdsAny,
  longestMatch,
  replyTo,
  then,
  type Hop,
  type Packet,
  type Path,
} from './packet';
import { siteOf, type Place, type PlaceOf, type VpcSite } from './places';
import type { RouteTable } from './read/aws-side';
import type { AzureRange, Connection } from './read/azure-side';
import type { Deployed, Router } from './read/deployed';

/** What packets pass through. */
interface World {
  readonly deployed: Deployed;
  /** Whether the tunnels may be established; without them the routers have no tunnel interfaces. */
  readonly withTunnels: boolean;
  /** What the service tag `VirtualNetwork` matches. */
  readonly inside: readonly Cidr[];
  /** Whether each router's tunnel can be established, computed once. */
  readonly tunnels: Map<string, Hop>;
}

/** The world of a link; it is for one computation, as it stores results. */
export function newWorld(deployed: Deployed, withTunnels: boolean): World {
  const { ranges, spaces, connections } = deployed.azure;
  const networks = [...ranges.map(({ network }) => network), ...spaces];
  const inside = [...networks, ...connections.flatMap(({ prefixes }) => prefixes)];
  return { deployed, withTunnels, inside, tunnels: new Map() };
}

/** A packet on its way, and the place that it is for. */
interface Journey {
  readonly world: World;
  readonly packet: Packet;
  readonly to: Place;
}

/** The router's network interface in the VPC. */
const ENI = 'ens5';
const IKE_PORTS = [500, 4_500];

/** The path of a packet from one place to another, up to its arrival or to what denies it. */
export function trace(from: Place, journey: Journey): Path {
  switch (from.kind) {
    case 'vpc-subnet':
    case 'vpc-range':
      return leaveInstance(from.site, journey);
    case 'test-host':
      return then(passSecurityGroups(from.instance.groups, 'egress', journey.packet), () =>
        leaveInstance(from.site, journey),
      );
    case 'vpc-routed':
    case 'behind-vpc':
      return [admit('VPC', `a route outside the link to ${from.router.name}`), ...enterRouter(from.router, journey)];
    case 'router':
      return sendFromRouter(from.router, journey);
    case 'gateway':
    case 'internet':
      return fromInternet(journey);
    case 'vnet':
      return leaveVnet(from.range, journey);
    case 'behind-vnet':
      return fromGateway(journey);
  }
}

function passTunnel({ world }: Journey, router: Router, connection: Connection): Hop {
  const hop = world.tunnels.get(router.name) ?? establish(world, router, connection);
  world.tunnels.set(router.name, hop);
  return hop;
}

/** Whether the tunnel of a connection can be established: by IKE from either end that may initiate. */
function establish(world: World, router: Router, connection: Connection): Hop {
  const { deployed, withTunnels } = world;
  const at = `tunnel of ${connection.name}`;
  if (!withTunnels) return deny(at, 'down');
  const gateway: Place = { id: '', label: '', kind: 'gateway', addresses: deployed.gatewayAddresses };
  const own: Place = {
    id: '',
    label: '',
    kind: 'router',
    address: connection.routerAddress,
    publicAddress: connection.routerAddress,
    router,
  };
  const initiators = [
    ...(connection.mode === 'InitiatorOnly' ? [] : [[own, gateway] as const]),
    ...(connection.mode === 'ResponderOnly' ? [] : [[gateway, own] as const]),
  ];
  const addressesOf = { gateway: deployed.gatewayAddresses[0] ?? BigInt(0), router: connection.routerAddress };
  const attempts = initiators.map(([from, to]) => {
    const [source, destination] =
      from === own ? [addressesOf.router, addressesOf.gateway] : [addressesOf.gateway, addressesOf.router];
    const paths = IKE_PORTS.flatMap((port) => {
      const packet: Packet = { source, destination, protocol: 'udp', from: port, to: port, established: false };
      const step = (start: Place, end: Place, sent: Packet): Path => trace(start, { world, packet: sent, to: end });
      return [step(from, to, packet), step(to, from, replyTo(packet))];
    });
    return paths.find((path) => !arrives(path))?.at(-1);
  });
  if (attempts.includes(undefined)) return admit(at, 'ESP in UDP 4500');
  const obstacle = attempts[0];
  return deny(at, `cannot be established: ${obstacle?.at ?? ''}: ${obstacle?.rule ?? ''}`);
}

function leaveInstance(site: VpcSite, journey: Journey): Path {
  if (journey.to.kind === 'behind-vnet') return throughSomeRouter(site, journey);
  const paths = site.tables.map((table) => followRoute(site, table, journey));
  return paths.find((path) => !arrives(path)) ?? paths[0] ?? [deny('VPC', 'no route table')];
}

/** For networks that no route names: what the router does with a packet that reaches it nevertheless. */
function throughSomeRouter({ vpc }: VpcSite, journey: Journey): Path {
  const router = journey.world.deployed.routers.find(({ instance }) => instance.vpcId === vpc.id);
  if (router === undefined) return [deny('VPC', 'no router')];
  return [admit('VPC', `a route outside the link to ${router.name}`), ...enterRouter(router, journey)];
}

function followRoute(site: VpcSite, table: RouteTable | undefined, journey: Journey): Path {
  const { packet, world } = journey;
  const at = `route table ${table?.name ?? 'main'}`;
  if (holdsAny(site.vpc.ranges, packet.destination)) return [admit(at, 'local'), ...deliverInVpc(journey)];
  const route = longestMatch(table?.routes ?? [], packet.destination);
  if (route === undefined) return [deny(at, 'no route')];
  const { target } = route;
  if (target.kind === 'internet-gateway') {
    return [
      admit(at, `${route.network.text} to the internet gateway`),
      ...intoInternet(site.hasPublicAddress, journey),
    ];
  }
  const router = target.kind === 'instance' && world.deployed.routers.find(({ instance }) => instance.id === target.id);
  if (!router) return [deny(at, `${route.network.text} leads to no router`)];
  if (router === site.leaving) return [deny(at, `${route.network.text} leads back to ${router.name}`)];
  return [admit(at, `${route.network.text} to ${router.name}`), ...enterRouter(router, journey)];
}

function intoInternet(hasPublicAddress: boolean, { packet, to }: Journey): Path {
  if (to.kind === 'gateway') {
    const isIke = packet.protocol === 'udp' && IKE_PORTS.includes(packet.to);
    return [(isIke ? admit : deny)('Azure gateway', 'accepts IKE and ESP in UDP only')];
  }
  if (to.kind !== 'internet') return [deny('internet', 'no route to private networks')];
  return [
    hasPublicAddress
      ? admit('internet gateway', 'public address of the instance')
      : deny('internet gateway', 'instances get no public address in this subnet'),
  ];
}

function deliverInVpc(journey: Journey): Path {
  const { packet, to } = journey;
  switch (to.kind) {
    case 'router':
      return enterRouter(to.router, journey);
    case 'test-host':
      return [passSecurityGroups(to.instance.groups, 'ingress', packet)];
    default:
      return [admit(to.label, 'subject to the security groups of the instance')];
  }
}

/** A packet that arrives at the router's network interface in the VPC. */
function enterRouter(router: Router, journey: Journey): Path {
  const { packet, to } = journey;
  const isOwn = to.kind === 'router' && to.router === router;
  return then(passSecurityGroups(router.instance.groups, 'ingress', packet), () => {
    if (isOwn) return [passFirewall(router.name, router.firewall, 'input', packet, { in: ENI })];
    return then(passSourceDestCheck(router), () => forward(router, ENI, journey));
  });
}

/** The check drops what the instance is neither source nor destination of. */
function passSourceDestCheck({ name, instance }: Router): Hop {
  const at = `source/destination check of ${name}`;
  return instance.sourceDestCheck ? deny(at, 'enabled') : admit(at, 'disabled');
}

function deviceFor({ tunnelRoutes }: Router, { packet, world }: Journey): string {
  const route = world.withTunnels ? longestMatch(tunnelRoutes, packet.destination) : undefined;
  return route?.device ?? ENI;
}

function forward(router: Router, arrivedOn: string, journey: Journey): Path {
  const out = deviceFor(router, journey);
  const hop = passFirewall(router.name, router.firewall, 'forward', journey.packet, { in: arrivedOn, out });
  return then(hop, () => leaveRouter(router, out, false, journey));
}

function sendFromRouter(router: Router, journey: Journey): Path {
  const out = deviceFor(router, journey);
  const hop = passFirewall(router.name, router.firewall, 'output', journey.packet, { out });
  return then(hop, () => leaveRouter(router, out, true, journey));
}

function leaveRouter(router: Router, out: string, isOwn: boolean, journey: Journey): Path {
  if (out !== ENI) return intoTunnel(router, journey);
  const { world, packet, to } = journey;
  return then(passSecurityGroups(router.instance.groups, 'egress', packet), () => {
    const beyond = (): Path => {
      const site = siteOf(router.instance, world.deployed);
      if (holdsAny(site.vpc.ranges, packet.destination)) return deliverInVpc(journey);
      if (to.kind === 'vpc-routed') return [admit('VPC', `a route to ${to.network.text} outside the link`)];
      if (to.kind === 'behind-vpc') return [admit('VPC', 'a route outside the link')];
      if (to.kind === 'vnet' || to.kind === 'behind-vnet') return [admit('internet', 'leaves the router unencrypted')];
      if (site.vpc.subnets.length === 0) return intoInternet(true, journey);
      return leaveInstance({ ...site, hasPublicAddress: true, leaving: router }, journey);
    };
    return isOwn ? beyond() : then(passSourceDestCheck(router), beyond);
  });
}

function intoTunnel(router: Router, journey: Journey): Path {
  const connection = journey.world.deployed.azure.connections.find((each) => each.router === router.name);
  if (connection === undefined) return [deny(`tunnel of ${router.name}`, 'Azure has no connection to it')];
  return then(passTunnel(journey, router, connection), () => arriveInAzure(journey));
}

function arriveInAzure(journey: Journey): Path {
  const { to } = journey;
  if (to.kind !== 'vnet') return [deny('Azure gateway', 'no route')];
  return throughPeering(to.range, () => enterVnet(to, journey));
}

function enterVnet({ range, label }: PlaceOf<'vnet'>, { world, packet }: Journey): Path {
  if (range.group === undefined) return [admit(label, 'no network security group of the link')];
  return [passNetworkSecurityGroup(range.group, 'Inbound', packet, world.inside)];
}

function throughPeering({ name, peering }: AzureRange, rest: () => Path): Path {
  if (peering === undefined) return rest();
  const at = `peering of ${name}`;
  if (!peering.offersGateway) return [deny(at, 'the hub does not allow gateway transit')];
  if (!peering.usesGateway) return [deny(at, 'the spoke does not use the remote gateway')];
  return [admit(at, 'gateway transit'), ...rest()];
}

function leaveVnet(range: AzureRange, journey: Journey): Path {
  const { world, packet, to } = journey;
  const routed = (): Path => {
    if (to.kind === 'vnet') return enterVnet(to, journey);
    if (to.kind === 'internet') return [admit('Azure', 'outbound access to the internet')];
    return throughPeering(range, () => fromGateway(journey));
  };
  if (range.group === undefined) return routed();
  return then(passNetworkSecurityGroup(range.group, 'Outbound', packet, world.inside), routed);
}

/** A packet that the Azure gateway routes into the tunnel whose local network gateway has its destination. */
function fromGateway(journey: Journey): Path {
  const { world, packet, to } = journey;
  const { deployed } = world;
  const routes = deployed.azure.connections.flatMap((connection) =>
    connection.prefixes.map((network) => ({ network, connection })),
  );
  const route = longestMatch(routes, packet.destination);
  const router = deployed.routers.find(({ name }) => name === route?.connection.router);
  if (route === undefined || router === undefined) {
    return [deny('Azure gateway', 'the destination is in no local network gateway')];
  }
  const { network, connection } = route;
  return [
    admit('Azure gateway', `${network.text} to ${connection.name}`),
    ...then(passTunnel(journey, router, connection), () => {
      const device = router.tunnelRoutes[0]?.device ?? ENI;
      if (to.kind !== 'router' || to.router !== router) return forward(router, device, journey);
      return [passFirewall(router.name, router.firewall, 'input', packet, { in: device })];
    }),
  ];
}

function fromInternet(journey: Journey): Path {
  const { world, packet, to } = journey;
  switch (to.kind) {
    case 'router':
      return enterRouter(to.router, journey);
    case 'test-host':
      return to.site.hasPublicAddress
        ? [passSecurityGroups(to.instance.groups, 'ingress', packet)]
        : [deny('internet gateway', 'no public address')];
    case 'vpc-subnet':
      return to.site.hasPublicAddress
        ? [admit(to.label, 'subject to the security groups of the instance')]
        : [deny('internet gateway', 'instances get no public address in this subnet')];
    case 'vnet':
      return to.range.group === undefined
        ? [deny('Azure', 'a public address without a network security group admits nothing')]
        : [passNetworkSecurityGroup(to.range.group, 'Inbound', packet, world.inside)];
    default:
      return [deny('internet', 'no public address')];
  }
}
