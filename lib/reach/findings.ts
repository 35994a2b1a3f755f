import { cidrOf, contains, overlaps } from '../cidr/cidr';
import {
  PROTOCOLS,
  type Cell,
  type Endpoint,
  type Outcome,
  type ProtocolId,
  type ReachMatrix,
  type Way,
} from './matrix';

/** What a config says about who reaches whom. */
export interface Intent {
  /** Prefixes of the VPCs. */
  readonly vpc: readonly string[];
  /** Prefixes of Azure that the VPCs reach. */
  readonly vnet: readonly string[];
}

/**
 * A difference between what is deployed and what the config says.
 * - `unexpected`: packets arrive that the config does not mention
 * - `missing`: packets, or their replies, do not arrive that the config promises
 * - `not-computed`: the effect of a deployed resource is not known
 */
export interface ReachFinding {
  readonly kind: 'unexpected' | 'missing' | 'not-computed';
  /** One line, with the rule that admits or denies. */
  readonly text: string;
  /** Ids of endpoints; absent when the finding is about a whole prefix or a resource. */
  readonly from?: string;
  readonly to?: string;
  readonly protocols?: readonly ProtocolId[];
}

/** Compares the matrix with the config; empty when each reaches whom the config says, and nobody else. */
export function reachFindings(matrix: ReachMatrix, intent: Intent): readonly ReachFinding[] {
  return [...uncovered(matrix, intent), ...surprises(matrix, intent), ...matrix.notComputed.map(notComputed)];
}

function notComputed(resource: string): ReachFinding {
  return { kind: 'not-computed', text: `the effect of ${resource} on who reaches whom is not computed` };
}

/** Prefixes of the config that no endpoint has. */
function uncovered({ endpoints }: ReachMatrix, { vpc, vnet }: Intent): readonly ReachFinding[] {
  const missing = (prefixes: readonly string[], side: string, where: string): readonly ReachFinding[] =>
    prefixes
      .filter((prefix) => !endpoints.some((each) => each.id.startsWith(side) && isAround(each.prefix, prefix)))
      .map((prefix) => ({ kind: 'missing', text: `${prefix} of ${where} is in none of the rendered networks` }));
  return [...missing(vpc, 'vpc:', 'AWS'), ...missing(vnet, 'vnet:', 'Azure')];
}

function isAround(own: string | undefined, prefix: string): boolean {
  return own !== undefined && overlaps(cidrOf(own), cidrOf(prefix));
}

interface Surprise {
  readonly kind: 'unexpected' | 'missing';
  readonly cell: Cell;
  readonly reason: string;
}

function surprises({ endpoints, cells }: ReachMatrix, intent: Intent): readonly ReachFinding[] {
  const byId = new Map(endpoints.map((endpoint) => [endpoint.id, endpoint]));
  const found = cells.flatMap((cell): readonly Surprise[] => {
    const [from, to] = [byId.get(cell.from), byId.get(cell.to)];
    const kind = from && to && differs(cell.outcome, expected(from, to, cell.protocol, intent));
    return kind === undefined ? [] : [{ kind, cell, reason: reasonOf(kind, cell.ways) }];
  });
  const groups = new Map<string, Surprise[]>();
  for (const surprise of found) {
    const { kind, cell, reason } = surprise;
    const key = JSON.stringify([kind, cell.from, cell.to, reason]);
    groups.set(key, [...(groups.get(key) ?? []), surprise]);
  }
  const label = (id: string): string => byId.get(id)?.label ?? id;
  return [...groups.values()].map((members) => {
    const [{ kind, cell, reason }] = members as [Surprise, ...Surprise[]];
    const protocols = members.map((member) => member.cell.protocol);
    const verb = kind === 'unexpected' ? 'reaches' : 'does not reach';
    const text = `${label(cell.from)} ${verb} ${label(cell.to)} by ${listProtocols(protocols)}: ${reason}`;
    return { kind, text, from: cell.from, to: cell.to, protocols };
  });
}

function listProtocols(protocols: readonly ProtocolId[]): string {
  if (protocols.length === PROTOCOLS.length) return 'any protocol';
  return PROTOCOLS.filter(({ id }) => protocols.includes(id))
    .map(({ label }) => label)
    .join(', ');
}

function differs(outcome: Outcome, says: 'reaches' | 'denied' | undefined): Surprise['kind'] | undefined {
  if (says === 'denied' && outcome !== 'denied') return 'unexpected';
  return says === 'reaches' && outcome !== 'reaches' ? 'missing' : undefined;
}

/** The last filter that admits an unexpected packet, or what denies a promised one. */
function reasonOf(kind: Surprise['kind'], ways: readonly Way[]): string {
  const way = ways.find(({ outcome }) => (kind === 'unexpected' ? outcome !== 'denied' : outcome !== 'reaches'));
  if (way === undefined) return 'no path';
  const isReply = way.outcome === 'one-way' && kind === 'missing';
  const hop = (isReply ? way.reply : way.path).at(-1);
  const verdict = `${kind === 'unexpected' ? 'admitted' : 'denied'}${isReply ? ' on the way back' : ''}`;
  return `${verdict} by ${hop?.at ?? 'nothing'} (${hop?.rule ?? ''})`;
}

/** What the config says about a cell; `undefined` where it says nothing, as between two subnets of a VPC. */
function expected(
  from: Endpoint,
  to: Endpoint,
  protocol: ProtocolId,
  intent: Intent,
): 'reaches' | 'denied' | undefined {
  if (from.vpc !== undefined && to.vpc !== undefined && from.vpc !== to.vpc) return 'denied';
  const [a, b] = [partOf(from, intent), partOf(to, intent)];
  const only = (...allowed: readonly ProtocolId[]): 'reaches' | 'denied' =>
    allowed.includes(protocol) ? 'reaches' : 'denied';
  const pair = `${a} > ${b}`;
  switch (pair) {
    case 'vpc > vnet':
    case 'vnet > vpc':
    case 'test-host > vnet':
    case 'router > internet':
      return 'reaches';
    case 'vpc > router':
      // The router is a DHCP client: a server in the VPC may answer it.
      return protocol === 'udp' ? undefined : only('icmp');
    case 'test-host > router':
      return protocol === 'udp' ? undefined : only('icmp');
    case 'vnet > router':
    case 'vnet > test-host':
    case 'vpc > test-host':
      return only('icmp');
    case 'gateway > router':
    case 'router > gateway':
      return only('udp-500', 'udp-4500');
    default:
      return [a, b].some((part) => part === 'other') || a === 'internet' ? 'denied' : undefined;
  }
}

type Part = 'vpc' | 'vnet' | 'test-host' | 'router' | 'gateway' | 'internet' | 'other';

function partOf({ kind, prefix = '0.0.0.0/0' }: Endpoint, { vpc, vnet }: Intent): Part {
  const isIn = (prefixes: readonly string[]): boolean =>
    prefixes.some((each) => contains(cidrOf(each), cidrOf(prefix)));
  switch (kind) {
    case 'vpc-subnet':
    case 'vpc-range':
    case 'vpc-routed':
      return isIn(vpc) ? 'vpc' : 'other';
    case 'vnet':
      return isIn(vnet) ? 'vnet' : 'other';
    case 'behind-vpc':
    case 'behind-vnet':
      return 'other';
    default:
      return kind;
  }
}
