import type { Argv } from '../shell/shell';
import { METADATA_ADDRESS, VPC_RESOLVER, type HostName, type Topology } from './topology';

/** `ip` commands, without the program's name, to run in one host. */
export type IpBatch = readonly string[];

/** What to run in `host` once its cables are plugged in. */
export function networkBatch(topology: Topology, host: HostName): IpBatch {
  const bridges = topology.bridges.filter((bridge) => bridge.host === host);
  const ports = topology.cables.flatMap(({ ends }) => ends.filter((end) => end.host === host));
  return [
    'link set lo up',
    ...bridges.flatMap(({ device, address }) => [
      `link add ${device} type bridge`,
      `addr add ${address} dev ${device}`,
      `link set ${device} up`,
    ]),
    ...ports.map(({ device, address, bridge }) =>
      bridge ? `link set ${device} master ${bridge}` : `addr add ${address} dev ${device}`,
    ),
    ...ports.map(({ device }) => `link set ${device} up`),
    ...extras(topology, host),
    ...topology.routes
      .filter((route) => route.host === host)
      .map(({ to, via, device }) => `route add ${to} via ${via} dev ${device} onlink`),
  ];
}

/** Plugs every cable: run outside the hosts, `pidOf` names the process which holds a host's network. */
export function cableCommands(topology: Topology, pidOf: ReadonlyMap<HostName, number>): readonly Argv[] {
  return topology.cables.map(({ ends: [a, b] }) => [
    ...['ip', 'link', 'add', a.device, 'netns', String(pidOf.get(a.host)), 'type', 'veth'],
    ...['peer', 'name', b.device, 'netns', String(pidOf.get(b.host))],
  ]);
}

function extras({ addresses }: Topology, host: HostName): readonly string[] {
  if (host === 'aws-fabric') {
    return [METADATA_ADDRESS, VPC_RESOLVER].map((address) => `addr add ${address}/32 dev vpc0`);
  }
  return host === 'internet' ? [`addr add ${addresses.stranger}/32 dev lo`] : [];
}
