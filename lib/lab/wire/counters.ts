import { LabError } from '../machine/lab-error';
import type { LabHosts } from '../session/lab-hosts';
import type { HostName, Topology } from '../topology/topology';

/** What passed a host, by name of the counter. */
export type Counts = Readonly<Record<string, number>>;

/** Largest TCP segment Azure takes. @see https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-devices */
export const MAX_SEGMENT = 1350;

/**
 * Counters in the packet filters of the wire and of both ends. They see every packet, cost nothing, and need no
 * capture to be searched afterwards.
 */
export async function installCounters(hosts: LabHosts, topology: Topology): Promise<void> {
  const { awsPrefixes, azurePrefixes, elasticIp, gatewayIp } = topology.facts;
  const inside = `{ ${[...awsPrefixes, ...azurePrefixes].join(', ')} }`;
  const wire = {
    clear: [`ip saddr ${inside}`, `ip daddr ${inside}`],
    'esp-out': [`ip saddr ${elasticIp} ip daddr ${gatewayIp} udp dport 4500 udp length > 12 @th,64,32 != 0`],
    'esp-in': [`ip saddr ${gatewayIp} ip daddr ${elasticIp} udp sport 4500 udp length > 12 @th,64,32 != 0`],
    'bare-esp': ['ip protocol esp'],
    fragments: ['ip frag-off & 0x3fff != 0'],
  };
  const end = (own: readonly string[], other: readonly string[]): Record<string, readonly string[]> => ({
    'large-segments': [`tcp flags & (syn) == syn tcp option maxseg size > ${MAX_SEGMENT}`],
    segments: ['tcp flags & (syn) == syn tcp option maxseg size > 0'],
    strangers: [`iifname != "lo" ip saddr != { ${[...own, ...other].join(', ')} }`],
  });
  await Promise.all([
    install(hosts, 'internet', wire),
    install(hosts, 'azure-vm', end(azurePrefixes, awsPrefixes)),
    install(hosts, 'aws-host', end(awsPrefixes, azurePrefixes)),
  ]);
}

/** Reads the counters of a host. */
export async function readCounters(hosts: LabHosts, host: HostName): Promise<Counts> {
  const listing = JSON.parse(await hosts.in(host, 'nft -j list counters table ip count')) as {
    readonly nftables: readonly { readonly counter?: { readonly name: string; readonly packets: number } }[];
  };
  return Object.fromEntries(
    listing.nftables.flatMap(({ counter }) => (counter ? [[counter.name, counter.packets]] : [])),
  );
}

/** Value of one counter. */
export function count(counts: Counts, name: string): number {
  const value = counts[name];
  if (value === undefined) throw new LabError(`the lab has no counter '${name}'`);
  return value;
}

function install(
  hosts: LabHosts,
  host: HostName,
  counters: Readonly<Record<string, readonly string[]>>,
): Promise<string> {
  const names = Object.keys(counters);
  const rules = Object.entries(counters).flatMap(([name, matches]) =>
    matches.map((match) => `    ${match} counter name "${name}"`),
  );
  const table = [
    'table ip count',
    'delete table ip count',
    'table ip count {',
    ...names.map((name) => `  counter ${name} { }`),
    '  chain arriving {',
    '    type filter hook prerouting priority raw - 10;',
    ...rules,
    '  }',
    '}',
  ];
  return hosts.in(host, `nft -f - <<'EOF'\n${table.join('\n')}\nEOF`);
}
