import type { LabHosts } from '../hosts/lab-hosts';
import { loadRules, printCommand } from '../shell/shell';
import type { Topology } from '../topology/topology';

/** Hosts that scan the router. */
const SCANNERS = ['aws-host', 'azure-vm', 'internet'] as const;
export type Scanner = (typeof SCANNERS)[number];

/** What one scan found, each port as `PROTOCOL PORT`. */
export interface Scan {
  readonly scanner: Scanner;
  /** Number of scanned ports, TCP and UDP together. */
  readonly count: number;
  /** Ports with any response, also a rejection. */
  readonly answered: readonly string[];
  /** Ports that the router's firewall accepted, with or without a response. */
  readonly reached: readonly string[];
}

/** The lab opens this port for the scans, without a listener. A scan that does not find it does not work. */
const OPENED_PORT = 9;
export const OPENED: readonly string[] = [`tcp ${OPENED_PORT}`, `udp ${OPENED_PORT}`];

/** How often a scan is tried that did not find what the lab opened: packets are lost where the network is slower than it. */
const TRIES = 3;

/** `SOURCE` of `scan-ports.py`. */
const SOURCE_PORT = 40_404;
const LARGEST_SCANS = SCANNERS.length * 2 * 65_535;

/** Scans TCP and UDP ports of the router from each scanner; `ports` are ranges such as `1-1023`. */
export async function scanRouter(
  hosts: LabHosts,
  { addresses }: Topology,
  ports: Readonly<Record<Scanner, readonly string[]>>,
): Promise<readonly Scan[]> {
  const sources = { 'aws-host': addresses.awsHost, 'azure-vm': addresses.azureVm, internet: addresses.internetHop };
  const rule = await openPort(hosts);
  const scans: Scan[] = [];
  for (const scanner of SCANNERS) {
    const target = scanner === 'internet' ? addresses.routerAddress : addresses.awsRouter;
    const command = printCommand(['python3', '/run/shared/in/scan-ports.py', target, ...ports[scanner]]);
    const scan = async (): Promise<Scan> => {
      const { answered, count } = JSON.parse(await hosts.in(scanner, command)) as Pick<Scan, 'answered' | 'count'>;
      return { scanner, count, answered, reached: await reachedFrom(hosts, sources[scanner]) };
    };
    scans.push(await (scanner === 'internet' ? scan() : untilFound(scan)));
  }
  await closePort(hosts, rule);
  return scans;
}

/** Tries a scan until it has found what the lab opened, or too often. */
async function untilFound(scan: () => Promise<Scan>, tries = TRIES): Promise<Scan> {
  const found = await scan();
  const isComplete = OPENED.every((port) => found.answered.includes(port) && found.reached.includes(port));
  return isComplete || tries === 1 ? found : untilFound(scan, tries - 1);
}

/** Opens one port per protocol in the router's firewall and records all accepted ports; returns the rule's handle. */
async function openPort(hosts: LabHosts): Promise<string> {
  const watch = loadRules([
    'table inet scan',
    'delete table inet scan',
    'table inet scan {',
    'set reached {',
    'type ipv4_addr . inet_proto . inet_service;',
    'flags dynamic;',
    `size ${LARGEST_SCANS};`,
    '}',
    'chain arrived {',
    'type filter hook input priority 100;',
    `meta l4proto { tcp, udp } th sport ${SOURCE_PORT} add @reached { ip saddr . meta l4proto . th dport }`,
    '}',
    '}',
  ]);
  const rule = `meta l4proto { tcp, udp } th dport ${OPENED_PORT} accept`;
  const open = `nft --echo --handle insert rule inet vpc2vnet input ${rule} | sed -n 's/.*# handle //p'`;
  return (await hosts.in('aws-router', `${watch}\n${open}`)).trim();
}

async function closePort(hosts: LabHosts, rule: string): Promise<void> {
  await hosts.in('aws-router', `nft delete rule inet vpc2vnet input handle ${rule}; nft delete table inet scan`);
}

async function reachedFrom(hosts: LabHosts, source: string): Promise<readonly string[]> {
  const { nftables } = JSON.parse(await hosts.in('aws-router', 'nft -j list set inet scan reached')) as Listing;
  return nftables
    .flatMap(({ set }) => set?.elem ?? [])
    .filter(({ concat: [address] }) => address === source)
    .map(({ concat: [, protocol, port] }) => `${protocol} ${port}`)
    .sort();
}

interface Listing {
  readonly nftables: readonly { readonly set?: { readonly elem?: readonly Element[] } }[];
}

interface Element {
  readonly concat: readonly [address: string, protocol: string, port: number];
}
