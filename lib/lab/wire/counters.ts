import { LabError } from '../lab-error';
import type { LabHosts } from '../hosts/lab-hosts';
import { loadRules } from '../shell/shell';
import { VNET_DEVICE, type HostName, type Topology } from '../topology/topology';

/** Packets counted in a host, by name of the counter. */
export type Counts = Readonly<Record<string, number>>;

/** MSS that Azure asks its peers to clamp to, in bytes. @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices */
export const MAX_SEGMENT = 1350;

/**
 * Installs nftables counters on the wire, at both ends, and in the VPC's fabric at the router's port. Unlike a capture,
 * they count every packet and need no search afterwards.
 */
export async function installCounters(hosts: LabHosts, { facts, addresses, uplink }: Topology): Promise<void> {
  const { awsPrefixes, azurePrefixes, routerAddress, gatewayAddresses, otherSites = [] } = facts;
  const inside = `{ ${[...awsPrefixes, ...azurePrefixes].join(', ')} }`;
  const gateway = `{ ${gatewayAddresses.join(', ')} }`;
  const wire = {
    unencrypted: ['saddr', 'daddr'].map((end) => `iifname { ${uplink}, azure0 } ip ${end} ${inside}`),
    'esp-out': [`ip saddr ${routerAddress} ip daddr ${gateway} udp dport 4500 udp length > 12 @th,64,32 != 0`],
    'esp-in': [`ip saddr ${gateway} ip daddr ${routerAddress} udp sport 4500 udp length > 12 @th,64,32 != 0`],
    'bare-esp': ['saddr', 'daddr'].map((end) => `ip protocol esp ip ${end} ${routerAddress}`),
    fragments: ['saddr', 'daddr'].map((end) => `ip frag-off & 0x3fff != 0 ip ${end} ${routerAddress}`),
  };
  const end = (inside: readonly string[], other: readonly string[]): Record<string, readonly string[]> => {
    const handshake = `ip saddr { ${other.join(', ')} } tcp flags & (syn) == syn tcp option maxseg size`;
    return {
      'large-segments': [`${handshake} > ${MAX_SEGMENT}`],
      segments: [`${handshake} > 0`],
      'from-outside': [`iifname != "lo" ip saddr != { ${[...inside, ...other].join(', ')} }`],
    };
  };
  const toRouter = {
    'for-azure': [`oifname "router0" ip daddr { ${azurePrefixes.join(', ')} }`],
    'for-external-host': [`oifname "router0" ip daddr ${addresses.externalHost}`],
    'of-others': ofOthers(addresses).map((match) => `oifname "router0" ${match}`),
  };
  // The VPC routes these packets back to the router, so that they never reach the wire.
  const fromRouter = { 'router-unencrypted': [`iifname "router0" ip daddr { ${azurePrefixes.join(', ')} }`] };
  await Promise.all([
    install(hosts, 'internet', ARRIVING, wire),
    install(hosts, 'azure-vm', ARRIVING, end([...azurePrefixes, ...otherSites], awsPrefixes)),
    install(hosts, 'aws-host', ARRIVING, end(awsPrefixes, azurePrefixes)),
    install(hosts, 'aws-fabric', HANDED_ON, toRouter),
    install(hosts, 'aws-fabric', TAKEN_IN, fromRouter),
    ...(addresses.azureOther === undefined
      ? []
      : [install(hosts, 'azure-gateway', ARRIVING, { 'of-others': ofOthersInVnet(addresses) })]),
  ]);
}

/** Matches packets of the host of others in the VPC, and for the network behind it. */
function ofOthers({ awsOther, behindAwsOther }: Topology['addresses']): readonly string[] {
  if (awsOther === undefined || behindAwsOther === undefined) return [];
  return [`ip saddr ${awsOther}`, `ip daddr ${behindAwsOther}`];
}

/** Matches the same in the VNet. What its bridge forwards from host to host does not arrive at the gateway. */
function ofOthersInVnet({ azureOther, behindAzureOther }: Topology['addresses']): readonly string[] {
  return [`iifname "${VNET_DEVICE}" ip saddr ${azureOther}`, `iifname "${VNET_DEVICE}" ip daddr ${behindAzureOther}`];
}

/** Hook of the counters: before any other rule, or, on a bridge, after all others. */
interface Place {
  readonly table: string;
  readonly hook: string;
}

const ARRIVING: Place = { table: 'ip count', hook: 'type filter hook prerouting priority raw - 10;' };
const TAKEN_IN: Place = { table: 'bridge count-in', hook: 'type filter hook prerouting priority -400;' };
const HANDED_ON: Place = { table: 'bridge count-out', hook: 'type filter hook postrouting priority 100;' };

/**
 * Reads the counters of a host for a site, in packets. `list counters` would also read every element of every set, and
 * after a scan the fabric's have 131,070.
 */
export async function readCounters(hosts: LabHosts, host: HostName): Promise<Counts> {
  const listing = JSON.parse(await hosts.in(host, 'nft --json --terse list ruleset')) as {
    readonly nftables: readonly { readonly counter?: { readonly name: string; readonly packets: number } }[];
  };
  const counters = listing.nftables.flatMap(({ counter }) => (counter ? [counter] : []));
  const own = counters.flatMap(({ name, packets }) => {
    const [plain = '', site] = name.split('.');
    return site === hosts.site ? [[plain, packets] as const] : [];
  });
  return Object.fromEntries(own);
}

/** The name of a counter or table of a site: in a shared host each site has its own. */
function ofSite({ site }: LabHosts, name: string): string {
  return site === undefined ? name : `${name}.${site}`;
}

/** Value of one counter, in packets. @throws LabError for an unknown name */
export function count(counts: Counts, name: string): number {
  const value = counts[name];
  if (value === undefined) throw new LabError(`the lab has no counter '${name}'`);
  return value;
}

function install(
  hosts: LabHosts,
  host: HostName,
  { table, hook }: Place,
  counters: Readonly<Record<string, readonly string[]>>,
): Promise<string> {
  const rules = Object.entries(counters).flatMap(([name, matches]) =>
    matches.map((match) => `    ${match} counter name "${ofSite(hosts, name)}"`),
  );
  const lines = [
    `table ${ofSite(hosts, table)}`,
    `delete table ${ofSite(hosts, table)}`,
    `table ${ofSite(hosts, table)} {`,
    ...Object.keys(counters).map((name) => `  counter ${ofSite(hosts, name)} { }`),
    '  chain counting {',
    `    ${hook}`,
    ...rules,
    '  }',
    '}',
  ];
  return hosts.in(host, loadRules(lines));
}
