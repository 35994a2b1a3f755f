import { cidrOf } from '../../../lib/cidr/cidr';
import { OUTSIDE } from '../../../lib/lab/checks/isolation';
import { SHARED_HOSTS, type Addresses, type HostName } from '../../../lib/lab/topology/topology';
import type { Cell, ReachMatrix } from '../../../lib/reach';
import { addressOf, holds, printAddress } from '../../../lib/reach/packet';
import type { Probe, ProbeAddress, ProbeHost, ProbeResult, ProbeRun } from './probe';

type Endpoint = ReachMatrix['endpoints'][number];
type Way = Cell['ways'][number];

/** One site of the lab: where its hosts are, and the names that the matrix has for its router. */
export interface ProbeSite {
  readonly addresses: Addresses;
  readonly awsPrefixes: readonly string[];
  /** As in the ids of the matrix: `SITE/` at a further site. */
  readonly prefix: string;
  /** Addresses of its test host: in the VPC, and on the internet. @default - it has none */
  readonly testHost?: { readonly inside: string; readonly outside: string };
}

/** A source port of no meaning, as clients use them. */
const SOURCE_PORT = 40_404;
/** Where the lab's machines have their addresses in a subnet; see `layOut`. */
const MACHINE_OFFSET = BigInt(77);

/** A way of a cell, with the probes that it predicts. */
export interface Planned {
  readonly name: string;
  readonly expected: Way['outcome'];
  /** The error with which its own host does not send it. @default - it is sent */
  readonly unsent?: string;
  readonly probe: Probe;
}

/** What to send for a matrix, and what it predicts; cells without a host in the lab are counted. */
export interface Plan extends ProbeRun {
  readonly planned: readonly Planned[];
  /** Cells of which an end has no host. */
  readonly left: readonly Cell[];
}

/**
 * Plans the probes of each way of each cell: the first and last port of each range, from one address to one.
 * @throws Error for a way with several addresses at one end: the rules distinguish some that the lab's hosts do not have
 */
export function planProbes(matrix: ReachMatrix, sites: readonly ProbeSite[]): Plan {
  const endpoints = new Map(matrix.endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const endOf = (id: string, sender?: string): End | undefined => {
    const endpoint = endpoints.get(id);
    const isFromInternet = ['gateway', 'internet'].includes(endpoints.get(sender ?? '')?.kind ?? '');
    return endpoint && findEnd(endpoint, isFromInternet, sites);
  };
  const planned: Planned[] = [];
  const left: Cell[] = [];
  const addresses = new Map<string, ProbeAddress>();
  for (const cell of matrix.cells) {
    const [from, to] = [endOf(cell.from), endOf(cell.to, cell.from)];
    if (from === undefined || to === undefined) {
      left.push(cell);
      continue;
    }
    for (const end of [from, to]) {
      const { at: host, added } = end;
      if (added !== undefined) addresses.set(`${host.site} ${host.host} ${added}`, { ...host, address: added });
    }
    planned.push(...cell.ways.flatMap((way) => planWay(cell, way, from, to)));
  }
  return { planned, left, probes: planned.map(({ probe }) => probe), addresses: [...addresses.values()] };
}

function planWay(cell: Cell, way: Way, from: End, to: End): readonly Planned[] {
  const { sources, destinations, fromPort } = way;
  if (sources.length !== 1 || destinations.length !== 1) {
    throw new Error(`${cell.from} to ${cell.to} has ways that depend on the address; give the hosts of the lab both`);
  }
  const protocol = protocolOf(cell);
  return samplePorts(way).map((port) => {
    const described = port === 0 ? '' : ` ${port}${fromPort === undefined ? '' : ` from port ${fromPort}`}`;
    return {
      name: `${cell.from} to ${cell.to}: ${protocol}${described}`,
      expected: way.outcome,
      unsent: errorOf(way),
      probe: {
        ...{ from: from.at, source: from.address, to: to.at, destination: to.address, protocol, port },
        sourcePort: port === 0 ? 0 : (fromPort ?? SOURCE_PORT),
      },
    };
  });
}

/** What denies a packet in the matrix, and in the lab on the host that sends it, each with the error of the host. */
const AT_SENDER: readonly (readonly [hop: RegExp, error: string])[] = [
  [/^security group of .*test-host.*, egress$/, 'EPERM'],
  [/^internet gateway$/, 'ENETUNREACH'],
];

function errorOf({ outcome, path }: Way): string | undefined {
  const [hop, second] = path;
  if (outcome !== 'denied' || hop === undefined || second !== undefined) return undefined;
  return AT_SENDER.find(([at]) => at.test(hop.at))?.[1];
}

/** Returns each probe that became something else than the matrix predicts. */
export function disagreements({ planned }: Plan, results: readonly ProbeResult[]): readonly string[] {
  return planned.flatMap(({ name, expected, unsent }, index) => {
    const result = results[index];
    if (result?.unsent !== unsent) return [`${name}: ${result?.unsent ?? 'sent'}, and not ${unsent ?? 'sent'}`];
    return result?.outcome === expected ? [] : [`${name}: ${expected} in the matrix, ${result?.outcome} in the lab`];
  });
}

/** One end of a cell in the lab. */
interface End {
  readonly at: ProbeHost;
  readonly address: string;
  /** An address that the host takes for the probes. @default - none: it has the address */
  readonly added?: string;
}

/** From the internet a router has its Elastic IP. */
function findEnd(endpoint: Endpoint, isFromInternet: boolean, sites: readonly ProbeSite[]): End | undefined {
  const [first] = sites;
  if (first === undefined) return undefined;
  const { addresses } = first;
  switch (endpoint.kind) {
    case 'router':
    case 'test-host':
    case 'behind-vpc': {
      const name = endpoint.id.slice(endpoint.id.indexOf(':') + 1);
      const site = sites.findIndex(({ prefix }) => prefix === name.slice(0, name.lastIndexOf('/') + 1));
      const [own, testHost] = [sites[site]?.addresses, sites[site]?.testHost];
      if (own === undefined) return undefined;
      if (endpoint.kind !== 'router') {
        if (endpoint.kind === 'behind-vpc') return { at: at(site, 'aws-host'), address: OUTSIDE, added: OUTSIDE };
        if (testHost === undefined) return undefined;
        const { inside, outside } = testHost;
        return { at: at(site, 'aws-host'), address: isFromInternet ? outside : inside, added: inside };
      }
      const address = isFromInternet ? own.routerAddress : own.awsRouter;
      return { at: at(site, 'aws-router'), address };
    }
    case 'gateway':
      return { at: at(0, 'azure-gateway'), address: addresses.azureGateway };
    case 'behind-vnet':
      // As from a peered network: a VM cannot use another source address.
      return { at: at(0, 'azure-gateway'), address: OUTSIDE, added: OUTSIDE };
    case 'internet':
      return { at: at(0, 'internet'), address: addresses.externalHost };
    case 'vnet':
      return machineIn(endpoint, 'azure-vm', 0, [addresses.azureVm, ...addresses.azureVmOthers]);
    case 'vpc-subnet':
    case 'vpc-range':
    case 'vpc-routed': {
      const site = sites.findIndex(({ awsPrefixes }) => awsPrefixes.some((prefix) => isIn(endpoint.prefix, prefix)));
      const own = sites[site]?.addresses;
      return own && machineIn(endpoint, 'aws-host', site, [own.awsHost, ...own.awsHostOthers]);
    }
    default:
      return undefined;
  }
}

function machineIn({ prefix = '' }: Endpoint, host: HostName, site: number, known: readonly string[]): End {
  const network = cidrOf(prefix);
  const address = known.find((each) => holds(network, addressOf(each)));
  if (address !== undefined) return { at: at(site, host), address };
  const added = printAddress(network.first + MACHINE_OFFSET);
  return { at: at(site, host), address: added, added };
}

function at(site: number, host: HostName): ProbeHost {
  return { site: SHARED_HOSTS.includes(host) ? 0 : site, host };
}

function isIn(prefix: string | undefined, outer: string): boolean {
  return prefix !== undefined && holds(cidrOf(outer), cidrOf(prefix).first);
}

function protocolOf({ protocol }: Cell): Probe['protocol'] {
  return protocol === 'icmp' || protocol === 'esp' ? protocol : protocol.startsWith('tcp') ? 'tcp' : 'udp';
}

/** First and last port of each range; 0 for a protocol without ports. */
function samplePorts({ ports }: Way): readonly number[] {
  if (ports.length === 0) return [0];
  return [...new Set(ports.flatMap((range) => range.split('-').map(Number)))];
}
