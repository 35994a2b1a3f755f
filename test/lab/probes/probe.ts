import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quoteShell } from '../../../lib/base/quote-shell';
import { loadRules, printCommand } from '../../../lib/lab/shell/shell';
import { watchdogSwitch } from '../../../lib/lab/month/watchers.edge';
import type { Lab } from '../../../lib/lab/session/lab';
import type { HostName } from '../../../lib/lab/topology/topology';

/** A host of the lab: that of one site, or one that all sites share. */
export interface ProbeHost {
  /** Number of its site. */
  readonly site: number;
  readonly host: HostName;
}

/** One packet from one host to another. */
export interface Probe {
  readonly from: ProbeHost;
  readonly source: string;
  readonly to: ProbeHost;
  readonly destination: string;
  readonly protocol: 'icmp' | 'tcp' | 'udp' | 'esp';
  /** Ports of TCP and UDP; 0 for the others. */
  readonly sourcePort: number;
  readonly port: number;
}

/** What became of a probe: it arrived and so did a reply; it arrived, but not the reply; it did not arrive. */
export interface ProbeResult {
  readonly outcome: 'reaches' | 'one-way' | 'denied';
  /** Why its own host did not send it, as a name of an error such as EPERM. @default - it was sent */
  readonly unsent?: string;
}

/** An address that a host takes for the probes. */
export interface ProbeAddress extends ProbeHost {
  readonly address: string;
}

/** What a test asks of the lab. */
export interface ProbeRun {
  readonly probes: readonly Probe[];
  readonly addresses: readonly ProbeAddress[];
}

/** IP identification of a reply, above that of its first packet: no run has as many probes. */
const REPLY = 20_000;

/** Packets of one command: what a command may be given is limited. */
const AT_ONCE = 250;

/** A packet as it arrived, with its source behind any NAT. */
interface Arrival {
  readonly at: ProbeHost;
  readonly number: number;
  readonly source: string;
  readonly destination: string;
}

/**
 * Sends all probes, and a reply to each that arrived; returns what became of each, in their order. Every host records
 * what arrives behind its own filter, and drops it, so that its kernel does not reply. Probes of one direction are sent
 * when the ones of the other are forgotten, which would be taken for their replies.
 */
export async function sendProbes(lab: Lab, { probes, addresses }: ProbeRun): Promise<readonly ProbeResult[]> {
  const labs = [lab, ...lab.others];
  const run: RunIn = async ({ site, host }, script) => (labs[site] ?? lab).hosts.in(host, script);
  const hosts = hostsIn(probes);
  await Promise.all(labs.map(({ hosts: own }) => own.in('aws-fabric', FORGET_SOON)));
  // What the timers of the routers start changes no packet's way, and is most of the work of a lab that waits.
  await Promise.all(labs.map((each) => watchdogSwitch(each).set(false)));
  for (const { address, ...host } of addresses) await run(host, `ip addr replace ${address}/32 dev lo`);
  await run({ site: 0, host: 'internet' }, outboundScript(lab));
  for (const host of hosts) await run(host, `${FORGET_SOON}\n${watchScript(host, lab)}`);

  const numbered = probes.map((probe, index) => ({ ...probe, id: index + 1 }));
  const isForward = ({ from, to }: Probe): boolean => nameOf(from) < nameOf(to);
  const results = new Map<number, ProbeResult>();
  for (const round of [numbered.filter(isForward), numbered.filter((probe) => !isForward(probe))]) {
    for (const [id, result] of await sendRound(run, hosts, round)) results.set(id, result);
    await run({ site: 0, host: 'internet' }, `sleep ${2 * FORGET_SECONDS}`);
  }
  return numbered.map(({ id }) => results.get(id) ?? { outcome: 'denied' });
}

type RunIn = (host: ProbeHost, script: string) => Promise<string>;
type Numbered = Probe & { readonly id: number };

async function sendRound(
  run: RunIn,
  hosts: readonly ProbeHost[],
  probes: readonly Numbered[],
): Promise<ReadonlyMap<number, ProbeResult>> {
  const byId = new Map(probes.map((probe) => [probe.id, probe]));
  const unsent = await send(
    run,
    hosts,
    probes.map((probe) => ({ ...probe, at: probe.from, number: probe.id, reply: false })),
  );
  const arrived = (await arrivals(run, hosts)).flatMap(({ at, number, source, destination }) => {
    const probe = byId.get(number);
    if (probe === undefined || nameOf(probe.to) !== nameOf(at)) return [];
    return [{ ...probe, at, number: number + REPLY, source: destination, destination: source, reply: true }];
  });
  await send(run, hosts, arrived);
  const replied = (await arrivals(run, hosts)).flatMap(({ at, number }) => {
    const probe = byId.get(number - REPLY);
    return probe !== undefined && nameOf(probe.from) === nameOf(at) ? [probe.id] : [];
  });
  return new Map([
    ...[...unsent].map(([id, error]): [number, ProbeResult] => [id, { outcome: 'denied', unsent: error }]),
    ...arrived.map(({ id }): [number, ProbeResult] => [id, { outcome: replied.includes(id) ? 'reaches' : 'one-way' }]),
  ]);
}

/** Sends packets; returns the numbers of those that their own host did not send, each with its error. */
async function send(
  run: RunIn,
  hosts: readonly ProbeHost[],
  packets: readonly Packet[],
): Promise<ReadonlyMap<number, string>> {
  const unsent = new Map<number, string>();
  for (const host of hosts) {
    const own = packets.filter(({ at }) => nameOf(at) === nameOf(host));
    for (let first = 0; first < own.length; first += AT_ONCE) {
      const printed = await run(host, sendScript(own.slice(first, first + AT_ONCE)));
      for (const [number, error] of Object.entries(JSON.parse(printed) as Readonly<Record<string, string>>)) {
        unsent.set(Number(number), error);
      }
    }
  }
  return unsent;
}

interface Packet extends Numbered {
  readonly at: ProbeHost;
  /** IP identification: of a first packet its id. */
  readonly number: number;
  readonly reply: boolean;
}

const PROGRAM = readFileSync(join(__dirname, 'probe.py'), 'utf8');

function sendScript(packets: readonly Packet[]): string {
  const listed = packets.map(({ number, id, reply, source, destination, protocol, sourcePort, port }) => ({
    ...{ number, id, reply, source, destination, protocol, sourcePort, port },
  }));
  return `printf %s ${quoteShell(JSON.stringify(listed))} | python3 -c ${quoteShell(PROGRAM)}`;
}

/** Seconds after which a connection without ports is forgotten; replies are sent sooner. */
const FORGET_SECONDS = 60;
const FORGET_SOON = `echo ${FORGET_SECONDS} > /proc/sys/net/netfilter/nf_conntrack_generic_timeout`;

/** A VM without a public address has one of Azure's for what it sends to the internet; here its own is routed there. */
function outboundScript({ link, topology }: Lab): string {
  const { azureGateway } = topology.addresses;
  return link.connection.azurePrefixes
    .map((prefix) => printCommand(['ip', 'route', 'replace', prefix, 'via', azureGateway, 'dev', 'azure0', 'onlink']))
    .join('\n');
}

/** What the clouds deny at the public end of a host, and the lab does not. */
function edgeRules(host: HostName, { link }: Lab): readonly string[] {
  // An internet gateway passes only what has a public address.
  if (host === 'internet')
    return [`ip saddr { ${PRIVATE} } ip saddr != { ${link.connection.azurePrefixes.join(', ')} } drop`];
  // An Azure gateway responds to IKE, and to ESP inside UDP.
  if (host === 'azure-gateway')
    return ['udp dport != { 500, 4500 } drop', 'meta l4proto != udp drop'].map((rule) => `iifname "eth0" ${rule}`);
  return [];
}

const PRIVATE = '10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12, 192.168.0.0/16';

/** Behind all filters of a host, the last of which has priority 0. */
function watchScript({ host }: ProbeHost, lab: Lab): string {
  const probe = `ip dscp 0x2c ip id 1-${2 * REPLY}`;
  return loadRules([
    'table ip probe',
    'delete table ip probe',
    'table ip probe {',
    'set arrived {',
    'typeof ip id . ip saddr . ip daddr;',
    'flags dynamic;',
    `size ${2 * REPLY};`,
    '}',
    'chain arrived {',
    'type filter hook input priority 100;',
    ...edgeRules(host, lab).map((rule) => `${probe} ct state new ${rule}`),
    `${probe} add @arrived { ip id . ip saddr . ip daddr } drop`,
    '}',
    // Only what comes from a VNet is routed to private networks, for the replies to a VM without a public address.
    ...['chain passing {', 'type filter hook forward priority 0;', `iifname "aws*" ip daddr { ${PRIVATE} } drop`, '}'],
    '}',
  ]);
}

async function arrivals(run: RunIn, hosts: readonly ProbeHost[]): Promise<readonly Arrival[]> {
  const found: Arrival[] = [];
  for (const at of hosts) {
    const { nftables } = JSON.parse(await run(at, 'nft -j list set ip probe arrived')) as Listing;
    const elements = nftables.flatMap(({ set }) => set?.elem ?? []);
    found.push(...elements.map(({ concat: [number, source, destination] }) => ({ at, number, source, destination })));
  }
  return found;
}

interface Listing {
  readonly nftables: readonly { readonly set?: { readonly elem?: readonly Element[] } }[];
}

interface Element {
  readonly concat: readonly [number: number, source: string, destination: string];
}

function hostsIn(probes: readonly Probe[]): readonly ProbeHost[] {
  return [...new Map(probes.flatMap(({ from, to }) => [from, to]).map((host) => [nameOf(host), host])).values()];
}

function nameOf({ site, host }: ProbeHost): string {
  return `${site} ${host}`;
}
