import { LabError } from '../machine/lab-error';
import type { Machine } from '../machine/machine';
import { printCommand, printScript, quote } from '../shell/shell';
import { cableCommands, networkBatch } from '../topology/network-commands';
import { HOST_NAMES, METADATA_ADDRESS, type HostName, type Topology } from '../topology/topology';
import { labHosts, type LabHosts } from './lab-hosts';

/** Hosts which pass packets on. The router is not among them: it must do that by its own files. */
const FORWARDERS: readonly HostName[] = ['aws-fabric', 'internet', 'azure-gateway'];

/** Starts a host; process 1 is a sleeper unless `program` is given. */
export async function startHost(
  machine: Machine,
  host: HostName,
  program: readonly string[] = ['sleep', 'infinity'],
): Promise<number> {
  const command = printCommand(['sh', '/run/shared/in/start-host.sh', host, machine.rootLayer, ...program]);
  const { code, output } = await machine.run(`timeout 30 ${command}`);
  const pid = Number(output.trim());
  if (code === 0 && pid > 0) return pid;
  const { output: log } = await machine.run(`cat /run/lab/hosts/${host}/log`);
  throw new LabError(`host ${host} did not start: ${output}${log}`.trim());
}

/** Starts all hosts but the router, which its own module starts, and returns what runs commands in them. */
export async function startHosts(machine: Machine): Promise<ReadonlyMap<HostName, number>> {
  const names = HOST_NAMES.filter((name) => name !== 'aws-router');
  const pids = await Promise.all(names.map(async (name) => [name, await startHost(machine, name)] as const));
  return new Map(pids);
}

/** Plugs the cables in and gives every host its addresses and routes. */
export async function wireUp(
  machine: Machine,
  topology: Topology,
  pids: ReadonlyMap<HostName, number>,
): Promise<LabHosts> {
  const hosts = labHosts(machine);
  const { code, output } = await machine.run(printScript(cableCommands(topology, pids)));
  if (code !== 0) throw new LabError(`the lab's cables cannot be made: ${output.trim()}`);
  await Promise.all(HOST_NAMES.map((host) => hosts.in(host, addressScript(topology, host))));
  await hosts.in('aws-fabric', `nft -f - <<'EOF'\n${elasticIpRules(topology)}EOF`);
  return hosts;
}

/** Shell text which configures the network of one host. */
export function addressScript(topology: Topology, host: HostName): string {
  const batch = `${networkBatch(topology, host).join('\n')}\n`;
  const forward = FORWARDERS.includes(host) ? 'echo 1 > /proc/sys/net/ipv4/ip_forward\n' : '';
  return `set -e\nprintf %s ${quote(batch)} | ip -batch -\n${forward}`;
}

/** An Elastic IP is 1:1 NAT at the edge of the VPC; answers of the metadata service live for one hop. */
export function elasticIpRules({ addresses }: Topology, routerAddress: string = addresses.awsRouter): string {
  return `flush ruleset
table ip aws {
  chain incoming {
    type nat hook prerouting priority dstnat;
    iifname "igw0" ip daddr ${addresses.elasticIp} dnat to ${routerAddress}
  }
  chain outgoing {
    type nat hook postrouting priority srcnat;
    oifname "igw0" ip saddr ${routerAddress} snat to ${addresses.elasticIp}
  }
  chain metadata {
    type filter hook output priority mangle;
    ip saddr ${METADATA_ADDRESS} ip ttl set 1
  }
}
`;
}
