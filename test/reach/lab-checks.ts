import { cidrOf } from '../../lib/cidr/cidr';
import { addressOf, holds } from '../../lib/reach/packet';
import type { Cell, ReachMatrix, RenderedFile } from '../../lib/reach';
import { readConnections } from '../../lib/lab/emitted/azure-connection';
import type { TerraformJson } from '../../lib/lab/emitted/terraform-json';
import { readVpcSide, type CloudFormation } from '../../lib/lab/emitted/vpc-side';
import { layOut, type Addresses } from '../../lib/lab/topology/topology';
import { GATEWAY, matrixOf } from './rendered';

/** The checks of the lab that say nothing about who reaches whom, each with what it is about. */
export const OTHER_CHECKS: Readonly<Record<string, string>> = {
  algorithms: 'algorithms of the SAs',
  'mss-clamp': 'size of TCP segments',
  'no-fragments': 'size of packets',
  'rekey-child': 'rekey under traffic',
  'rekey-ike': 'rekey under traffic',
  sandbox: 'rights of processes on the router',
};

/** What a check finds according to the matrix: nothing, or what it would name. */
type Prediction = (world: World) => readonly string[];

interface World {
  readonly matrix: ReachMatrix;
  /** The matrix while the tunnels are down. */
  readonly down: ReachMatrix;
  readonly addresses: Addresses;
}

const TRANSFER_PORT = 5_001;
const DNS_PORT = 53;

/** For each check of the lab about who reaches whom: the failures that the matrix predicts. */
export const PREDICTIONS: Readonly<Record<string, Prediction>> = {
  'tunnel-up': ({ matrix }) =>
    tunnelHops(matrix)
      .filter(({ admits }) => !admits)
      .map(({ rule }) => rule),
  'ping-to-azure': ({ matrix, addresses: { awsHost, azureVm } }) => unanswered(matrix, awsHost, azureVm, 'icmp'),
  'ping-to-aws': ({ matrix, addresses: { awsHost, azureVm } }) => unanswered(matrix, azureVm, awsHost, 'icmp'),
  'every-prefix': ({ matrix, addresses }) =>
    [addresses.awsHost, ...addresses.awsHostOthers].flatMap((from) =>
      [addresses.azureVm, ...addresses.azureVmOthers].flatMap((to) => unanswered(matrix, from, to, 'icmp')),
    ),
  'esp-on-udp-4500': ({ matrix }) =>
    matrix.cells
      .filter(isAcross)
      .filter((cell) => cell.ways.some(({ path }) => path.some(isUnencrypted)))
      .map(name),
  'tcp-to-azure': ({ matrix, addresses: { awsHost, azureVm } }) =>
    unanswered(matrix, awsHost, azureVm, 'tcp', TRANSFER_PORT),
  'tcp-to-aws': ({ matrix, addresses: { awsHost, azureVm } }) =>
    unanswered(matrix, azureVm, awsHost, 'tcp', TRANSFER_PORT),
  'dns-over-udp': ({ matrix, addresses: { awsHost, azureVm } }) =>
    unanswered(matrix, awsHost, azureVm, 'udp', DNS_PORT),
  'outside-prefixes': ({ matrix, addresses: { awsHost, azureVm } }) => [
    ...passed(matrix, 'behind-vpc:', at(matrix, azureVm), ['icmp']),
    ...passed(matrix, 'behind-vnet', at(matrix, awsHost), ['icmp']),
    ...passed(matrix, at(matrix, awsHost), 'behind-vnet', ['icmp']),
  ],
  'router-itself': ({ matrix, addresses: { awsHost, azureVm } }) =>
    [at(matrix, awsHost), at(matrix, azureVm), 'internet'].flatMap((from) =>
      passed(matrix, from, 'router:', ['tcp-22', 'tcp', 'udp-500', 'udp-4500', 'udp']),
    ),
  'tunnel-down': ({ down, addresses: { awsHost, azureVm } }) =>
    [at(down, awsHost), 'router:'].flatMap((from) => passed(down, from, at(down, azureVm), ['icmp'])),
};

/** The checks that fail in the lab according to the matrix, each with what it would name. */
export function predictFailures(
  files: readonly RenderedFile[],
  checks: readonly string[] = Object.keys(PREDICTIONS),
): Readonly<Record<string, readonly string[]>> {
  const world = {
    matrix: matrixOf(files),
    down: matrixOf(files, { tunnelsDown: true }),
    addresses: addressesIn(files),
  };
  const all = checks.flatMap((id) => {
    const prediction = PREDICTIONS[id];
    return prediction === undefined ? [] : [[id, prediction(world)] as const];
  });
  return Object.fromEntries(all.filter(([, found]) => found.length > 0));
}

/** The addresses of the lab's hosts for these files. */
function addressesIn(files: readonly RenderedFile[]): Addresses {
  const parsed = <T>(pattern: RegExp): readonly T[] =>
    files.filter(({ path }) => pattern.test(path)).map(({ content }) => JSON.parse(content) as T);
  const vpc = readVpcSide(parsed<CloudFormation>(/\.template\.json$/));
  const [connection] = parsed<TerraformJson>(/cdk\.tf\.json$/).flatMap(readConnections);
  if (connection === undefined) throw new Error('the files have no connection');
  const { addresses } = layOut({
    awsPrefixes: connection.awsPrefixes,
    azurePrefixes: connection.azurePrefixes,
    routesToRouter: vpc.routesToRouter,
    azureSubnet: connection.vmSubnet,
    routerAddress: connection.routerAddress,
    gatewayAddresses: [GATEWAY],
  });
  return addresses;
}

/** Id of the endpoint that has an address: the narrowest one. */
function at({ endpoints }: ReachMatrix, address: string): string {
  const around = endpoints
    .flatMap(({ id, prefix }) => (prefix === undefined ? [] : [{ id, network: cidrOf(prefix) }]))
    .filter(({ network }) => holds(network, addressOf(address)))
    .sort((a, b) => b.network.prefixLength - a.network.prefixLength);
  const [narrowest] = around;
  if (narrowest === undefined) throw new Error(`no endpoint has the address ${address}`);
  return narrowest.id;
}

function unanswered(
  matrix: ReachMatrix,
  from: string,
  to: string,
  protocol: Cell['protocol'],
  port?: number,
): readonly string[] {
  const cell = matrix.cells.find(
    (each) => each.from === at(matrix, from) && each.to === at(matrix, to) && each.protocol === protocol,
  );
  if (cell === undefined) throw new Error(`the matrix has no cell from ${from} to ${to}`);
  const ways = cell.ways.filter(({ ports }) => port === undefined || ports.some((range) => isIn(range, port)));
  return ways.length > 0 && ways.every(({ outcome }) => outcome === 'reaches')
    ? []
    : [`no answer from ${from} to ${to}`];
}

function isIn(range: string, port: number): boolean {
  const [first = 0, last = first] = range.split('-').map(Number);
  return first <= port && port <= last;
}

/** Cells between which packets arrive, from a source port that clients use. */
function passed(
  { cells }: ReachMatrix,
  from: string,
  to: string,
  protocols: readonly Cell['protocol'][],
): readonly string[] {
  const meant = cells.filter(
    (cell) => cell.from.startsWith(from) && cell.to.startsWith(to) && protocols.includes(cell.protocol),
  );
  if (meant.length === 0) throw new Error(`the matrix has no cell from ${from} to ${to}`);
  return meant
    .filter(({ ways }) => ways.some(({ outcome, fromPort }) => outcome !== 'denied' && fromPort === undefined))
    .map(name);
}

function name({ from, to, protocol }: Cell): string {
  return `${from} to ${to} by ${protocol}`;
}

function isAcross({ from, to }: Cell): boolean {
  return from.startsWith('vpc:') && to.startsWith('vnet:');
}

function isUnencrypted({ rule }: { readonly rule: string }): boolean {
  return rule === 'leaves the router unencrypted';
}

function tunnelHops({ cells }: ReachMatrix) {
  return cells.flatMap(({ ways }) => ways.flatMap(({ path }) => path)).filter((hop) => hop.at.startsWith('tunnel of '));
}
