import { LabError } from '../lab-error';
import type { Machine } from '../machine/machine';
import { BUSYBOX_SHELL, loadRules, pidFile, printCommand } from '../shell/shell';
import { addressScript, cablesAmong, plugScript, portScript } from '../topology/network-commands';
import { METADATA_ADDRESS, SHARED_HOSTS, type HostName, type RouterHost, type Topology } from '../topology/topology';
import type { LabHosts } from './lab-hosts';

/** Hosts without the router. */
const PLAIN_HOSTS = [
  'aws-host',
  'aws-other',
  'aws-fabric',
  'internet',
  'azure-gateway',
  'azure-vm',
  'azure-other',
] as const satisfies readonly HostName[];
/** The hosts in the topology of a site that are started first: those that it does not share, and for the first site all. */
export function plainHostsOf({ site }: LabHosts, topology: Topology): readonly HostName[] {
  const isOwn = (host: HostName): boolean => site === undefined || !SHARED_HOSTS.includes(host);
  return PLAIN_HOSTS.filter((host) => isOwn(host) && isIn(topology, host));
}

function isIn({ cables }: Topology, host: HostName): boolean {
  return cables.some(({ ends }) => ends.some((end) => end.host === host));
}

/** Hosts that forward packets. The router is not one of them: its rendered files must enable forwarding. */
const FORWARDERS: readonly HostName[] = ['aws-fabric', 'internet', 'azure-gateway'];

/**
 * Starts a host with `program` as its process 1.
 * @throws LabError when it does not start within three minutes: emulated processors, beside other work
 */
export async function startHost(
  { machine, id }: LabHosts,
  host: HostName,
  program: readonly string[] = ['sleep', 'infinity'],
): Promise<void> {
  const command = printCommand([
    BUSYBOX_SHELL,
    '/run/shared/in/start-host.sh',
    id(host),
    machine.rootLayer,
    ...program,
  ]);
  const { code, output } = await machine.run(`timeout 180 ${command}`);
  if (code === 0) return;
  const { output: log } = await machine.run(`cat /run/lab/hosts/${id(host)}/log`);
  throw new LabError(`host ${id(host)} did not start: ${output}${log}`.trim());
}

/** Stops a host immediately, as a power failure does; its disk is retained. */
export async function stopHost({ machine, id }: LabHosts, host: HostName): Promise<void> {
  await machine.run(`read -r pid < ${pidFile(id(host))} && kill -KILL "$pid"; sleep 0.2`);
}

/**
 * Creates the virtual links between the first hosts and the router, and configures their addresses and routes.
 * @throws LabError when a virtual link cannot be created, or a command fails on a host
 */
export async function wireUp(hosts: LabHosts, topology: Topology): Promise<void> {
  const names: readonly HostName[] = [...PLAIN_HOSTS.filter((host) => isIn(topology, host)), 'aws-router'];
  const cables = cablesAmong(topology, names);
  await plug(hosts.machine, plugScript(cables, hosts.id));
  const forward = 'echo 1 > /proc/sys/net/ipv4/ip_forward';
  await Promise.all(
    names.map((host) =>
      hosts.in(host, addressScript(topology, host, cables) + (FORWARDERS.includes(host) ? forward : '')),
    ),
  );
  await associateElasticIp(hosts, topology, 'aws-router');
}

/**
 * Creates the virtual links of a router that was started later, or restarted, and configures it.
 * @throws LabError when a virtual link cannot be created, or a command fails on a host
 */
export async function wireRouter(hosts: LabHosts, topology: Topology, router: RouterHost): Promise<void> {
  const cables = cablesAmong(topology, [router, 'aws-fabric']);
  await plug(hosts.machine, plugScript(cables, hosts.id));
  await hosts.in('aws-fabric', portScript('aws-fabric', cables));
  await hosts.in(router, addressScript(topology, router, cables));
}

/**
 * Associates the Elastic IP with a router: 1:1 NAT at the edge of the VPC. Replies of the metadata service get a TTL of
 * 1, as on EC2. `port` is the source port that NAT gives to UDP 4500. @default - unchanged
 */
export async function associateElasticIp(
  hosts: LabHosts,
  { addresses }: Topology,
  router: RouterHost,
  port = '',
): Promise<void> {
  const inside = router === 'aws-router' ? addresses.awsRouter : addresses.spareRouter;
  const rules = `table ip aws
delete table ip aws
table ip aws {
  chain incoming {
    type nat hook prerouting priority dstnat;
    iifname "igw0" ip daddr ${addresses.routerAddress} dnat to ${inside}
  }
  chain outgoing {
    type nat hook postrouting priority srcnat;
    ${port && `oifname "igw0" ip saddr ${inside} udp sport 4500 snat to ${addresses.routerAddress}:${port}`}
    oifname "igw0" ip saddr ${inside} snat to ${addresses.routerAddress}
  }
  chain metadata {
    type filter hook output priority mangle;
    ip saddr ${METADATA_ADDRESS} ip ttl set 1
  }
}`;
  await hosts.in('aws-fabric', loadRules([rules]));
}

async function plug(machine: Machine, script: string): Promise<void> {
  const { code, output } = await machine.run(script);
  if (code !== 0) throw new LabError(`cannot create the lab's virtual links: ${output.trim()}`);
}
