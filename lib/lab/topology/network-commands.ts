import { quoteShell } from '../../base/quote-shell';
import { pidFile } from '../shell/shell';
import { METADATA_ADDRESS, VPC_RESOLVER, type Cable, type HostName, type Port, type Topology } from './topology';

/** Fixed, because otherwise a new port can change the bridge's MAC address, and ARP caches become stale. */
const BRIDGE_MAC = '02:00:00:00:01:00';

/** Function of the shell that prints the process which keeps a host's namespaces. */
const PID = `pid() { read -r pid < "${pidFile('$1')}"; echo "$pid"; }`;

/** Shell script, run outside the hosts, that creates these virtual links; `idOf` returns the id of a host. */
export function plugScript(cables: readonly Cable[], idOf: (host: HostName) => string): string {
  const netns = ({ host }: Port): string => `netns "$(pid ${idOf(host)})"`;
  const commands = cables.map(
    ({ ends: [a, b] }) => `ip link add ${a.device} ${netns(a)} type veth peer name ${b.device} ${netns(b)}`,
  );
  return ['set -e', PID, ...commands].join('\n');
}

/** The virtual links with both ends in `hosts`. */
export function cablesAmong(topology: Topology, hosts: readonly HostName[]): readonly Cable[] {
  return topology.cables.filter(({ ends }) => ends.every(({ host }) => hosts.includes(host)));
}

/** Shell script for one host that configures its bridges, addresses and routes, once its virtual links exist. */
export function addressScript(topology: Topology, host: HostName, cables: readonly Cable[]): string {
  const bridges = topology.bridges.filter((bridge) => bridge.host === host);
  return ipBatch([
    'link set lo up',
    ...bridges.flatMap(({ device, address }) => [
      `link add ${device} address ${BRIDGE_MAC} type bridge`,
      `addr add ${address} dev ${device}`,
      `link set ${device} up`,
    ]),
    ...portCommands(portsOf(host, cables)),
    ...extras(topology, host),
    ...topology.routes
      .filter((route) => route.host === host)
      .map(({ to, via, device }) => `route add ${to} via ${via} dev ${device} onlink`),
  ]);
}

/** Shell script for one host that configures the ports of virtual links created later. */
export function portScript(host: HostName, cables: readonly Cable[]): string {
  return ipBatch(portCommands(portsOf(host, cables)));
}

function portsOf(host: HostName, cables: readonly Cable[]): readonly Port[] {
  return cables.flatMap(({ ends }) => ends.filter((end) => end.host === host));
}

function portCommands(ports: readonly Port[]): readonly string[] {
  return ports.flatMap(({ device, address, bridge }) => [
    bridge ? `link set ${device} master ${bridge}` : `addr add ${address} dev ${device}`,
    `link set ${device} up`,
  ]);
}

function ipBatch(commands: readonly string[]): string {
  return `set -e\nprintf '%s\\n' ${quoteShell(commands.join('\n'))} | ip -batch -\n`;
}

function extras({ loopback }: Topology, host: HostName): readonly string[] {
  return [
    ...(loopback[host] ?? []).map((address) => `addr add ${address}/32 dev lo`),
    ...(host === 'aws-fabric'
      ? [METADATA_ADDRESS, VPC_RESOLVER].map((address) => `addr add ${address}/32 dev vpc0`)
      : []),
  ];
}
