import { connectionsOf, securityGroupsOf, type AzureConnection } from './azure-connection';
import { LINK_TAG, type Aws, type Clouds, type Instance } from './clouds';
import { negotiate } from './negotiation';
import { routerOf, type Router, type Tunnel } from './router';

/**
 * Judges from what both clouds hold whether a link can carry traffic, without any code of the product. It compares what
 * each side says of the other: addresses, key, policy, prefixes in both directions, peers.
 * @returns a line per disagreement; none when the link works
 */
export function disagreements(link: string, clouds: Clouds): readonly string[] {
  try {
    return compareClouds(link, clouds);
  } catch (error) {
    // What cannot be read is a disagreement, too: a reference to nothing, user data of something else.
    return [error instanceof Error ? error.message : String(error)];
  }
}

function compareClouds(link: string, { aws, azure }: Clouds): readonly string[] {
  const connections = connectionsOf(link, azure);
  if (connections.length === 0) return [`Azure has no connection of the link ${link}`];
  const known = new Set(connections.map(({ peer }) => peer.address));
  const unknown = aws.addresses.filter(({ address, tags }) => tags[LINK_TAG] === link && !known.has(address));
  return [
    ...unknown.map(({ address }) => `Azure does not send to ${address}, an Elastic IP of the link`),
    ...connections.flatMap((connection) => judge(connection, aws)),
    ...letsIn(link, { aws, azure }),
  ];
}

function judge(connection: AzureConnection, aws: Aws): readonly string[] {
  const { address } = connection.peer;
  const elastic = aws.addresses.find((each) => each.address === address);
  if (elastic === undefined) return [`Azure sends to ${address}, which is not an Elastic IP of the account`];
  const instance = aws.instances.find(({ id }) => id === elastic.instance);
  if (instance === undefined) return [`Azure sends to ${address}, which is associated with no instance`];
  if (instance.state !== 'running') return [`Azure sends to ${address}, whose instance is ${instance.state}`];
  const router = routerOf(instance);
  const tunnels = router.tunnels.filter(({ remoteAddress }) => connection.gatewayAddresses.includes(remoteAddress));
  const found = router.tunnels.map(({ remoteAddress }) => remoteAddress).join(', ');
  return [
    ...connection.gatewayAddresses
      .filter((gateway) => !tunnels.some(({ remoteAddress }) => remoteAddress === gateway))
      .map((gateway) => `the router sends to ${found}, not to the Azure gateway ${gateway}`),
    ...tunnels.flatMap((tunnel) => tunnelLines(tunnel, connection)),
    ...compareSets("the router's firewall, for IKE,", router.passes.gateways, 'Azure', connection.gatewayAddresses),
    ...keyLines(router, connection, aws),
    ...prefixLines(router, connection, instance, aws),
    ...peerLines(connection, instance, aws),
  ];
}

function tunnelLines(tunnel: Tunnel, connection: AzureConnection): readonly string[] {
  const { address } = connection.peer;
  const ids = [tunnel.localId, tunnel.remoteId];
  const expected = [address, tunnel.remoteAddress];
  return [
    ...differing('the router identifies itself as', tunnel.localId, 'Azure expects', address),
    ...differing('the router expects the identity', tunnel.remoteId, 'the Azure gateway has', tunnel.remoteAddress),
    ...(tunnel.keyIds.join() === ids.join() || ids.join() !== expected.join()
      ? []
      : [`the router's key is for ${tunnel.keyIds.join(' and ')}, not for ${ids.join(' and ')}`]),
    ...differing('the connection uses', connection.protocol, 'the router uses', 'IKEv2'),
    ...(connection.policyBased || tunnel.selectors.some((selector) => selector !== '0.0.0.0/0')
      ? [`traffic selectors: the router has ${tunnel.selectors.join(' and ')}, a route-based gateway has 0.0.0.0/0`]
      : []),
    ...(connection.mode === 'ResponderOnly' && !tunnel.initiates
      ? ['neither side initiates: the connection is ResponderOnly, and the router only responds']
      : []),
    ...(tunnel.detectsDeadPeer && connection.dpdTimeoutSeconds >= 9 && connection.dpdTimeoutSeconds <= 3600
      ? []
      : ['a dead peer is not detected by both sides']),
    ...negotiate(tunnel, connection),
  ];
}

function differing(what: string, value: string, but: string, other: string): readonly string[] {
  return value === other ? [] : [`${what} ${value}, ${but} ${other}`];
}

/** Keys themselves are never printed. */
function keyLines({ secretArn }: Router, { sharedKey }: AzureConnection, { secrets }: Aws): readonly string[] {
  const secret = secrets.find(({ arn }) => arn === secretArn);
  if (secret === undefined) return [`the router reads its key from ${secretArn}, which does not exist`];
  return secret.value === sharedKey ? [] : [`the key at ${secretArn} is not the connection's shared key`];
}

function prefixLines(router: Router, { peer, vnet }: AzureConnection, instance: Instance, aws: Aws): readonly string[] {
  const vpc = aws.subnets.find(({ id }) => id === instance.subnet)?.vpc;
  const cidrs = aws.vpcs.find(({ id }) => id === vpc)?.cidrs ?? [];
  const tables = aws.routeTables.filter((table) => table.vpc === vpc && table.subnets.length > 0);
  const main = aws.routeTables.find((table) => table.vpc === vpc && table.isMain);
  const associated = new Set(tables.flatMap(({ subnets }) => subnets));
  const left = aws.subnets.some((subnet) => subnet.vpc === vpc && !associated.has(subnet.id));
  return [
    ...compareSets('the local network gateway', peer.prefixes, 'the VPC', cidrs),
    ...[...tables, ...(left && main !== undefined ? [main] : [])].flatMap((table) =>
      compareSets(
        `the route table ${table.id}, to the router,`,
        table.routes.filter((route) => route.instance === instance.id).map(({ destination }) => destination),
        'the VNet',
        vnet,
      ),
    ),
    ...compareSets("the router's route into the tunnel", router.routes, 'the VNet', vnet),
    ...compareSets("the router's firewall, for the VPC,", router.passes.vpc, 'the VPC', cidrs),
    ...compareSets("the router's firewall, for Azure,", router.passes.azure, 'the VNet', vnet),
    ...(instance.sourceDestCheck
      ? [`EC2 checks source and destination of ${instance.id}, so that it forwards nothing`]
      : []),
  ];
}

function compareSets(
  what: string,
  has: readonly string[],
  other: string,
  wanted: readonly string[],
): readonly string[] {
  return [
    ...wanted.filter((prefix) => !has.includes(prefix)).map((prefix) => `${what} lacks ${prefix} of ${other}`),
    ...has
      .filter((prefix) => !wanted.includes(prefix))
      .map((prefix) => `${what} has ${prefix}, which ${other} has not`),
  ];
}

const IKE_PORTS = [500, 4500];

function peerLines(connection: AzureConnection, instance: Instance, aws: Aws): readonly string[] {
  const groups = aws.securityGroups.filter(({ id }) => instance.securityGroups.includes(id));
  const rules = groups.flatMap(({ ingress }) => ingress);
  const udp = rules.filter(({ protocol }) => protocol === 'udp');
  const gateways = connection.gatewayAddresses.map((address) => `${address}/32`);
  const missing = gateways.flatMap((source) =>
    IKE_PORTS.filter(
      (port) => !udp.some((rule) => rule.source === source && rule.from === port && rule.to === port),
    ).map((port) => `the router's security group does not let UDP ${port} in from ${source}`),
  );
  const others = udp.filter(({ source }) => !gateways.includes(source));
  const vpc = aws.subnets.find(({ id }) => id === instance.subnet)?.vpc;
  const cidrs = aws.vpcs.find(({ id }) => id === vpc)?.cidrs ?? [];
  const open = rules.filter(({ protocol }) => protocol === '-1').map(({ source }) => source);
  return [
    ...missing,
    ...others.map(
      ({ source, from }) => `the router's security group lets UDP ${from} in from ${source}, which is not the gateway`,
    ),
    ...compareSets("the router's security group", open, 'the VPC', cidrs),
  ];
}

/** Azure's network security groups let in what the VPC sends. */
function letsIn(link: string, { aws, azure }: Clouds): readonly string[] {
  const cidrs = aws.vpcs.filter(({ tags }) => tags[LINK_TAG] === link).flatMap((vpc) => vpc.cidrs);
  return securityGroupsOf(link, azure).flatMap(({ name, letsIn: prefixes }) =>
    compareSets(`the network security group ${name}`, prefixes, 'the VPC', cidrs),
  );
}
