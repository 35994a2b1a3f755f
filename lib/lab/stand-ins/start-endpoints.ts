import type { LabAccount } from '../aws-endpoints/lab-account';
import { accountFile, servicesOf } from '../aws-endpoints/stage.edge';
import type { Service } from '../aws-endpoints/serve.edge';
import type { LabHosts } from '../hosts/lab-hosts';
import { quoteShell } from '../../base/quote-shell';
import type { HostName, Topology } from '../topology/topology';

/** A site, and the DNS name of its Secrets Manager. */
export interface EndpointSite {
  readonly hosts: LabHosts;
  readonly topology: Topology;
  readonly endpoint: string;
}

/** Writes the account of a site to the file that its servers read, in the lab's memory only. */
export async function publishAccount(hosts: LabHosts, account: LabAccount): Promise<void> {
  const text = quoteShell(JSON.stringify(account));
  const file = accountFile(hosts.site);
  const script = `mkdir -p /run/lab; printf %s ${text} > ${file}.new && mv ${file}.new ${file}`;
  await Promise.all((['aws-fabric', 'internet'] as const).map((host) => hosts.in(host, script)));
}

/**
 * Starts the staged servers in the hosts of all sites and waits up to 30 s until each is ready.
 * @throws LabError with the log of a server that is not ready
 */
export async function startEndpoints(sites: readonly [EndpointSite, ...EndpointSite[]]): Promise<void> {
  const [first] = sites;
  const services = sites.map(({ topology, endpoint, hosts }) => servicesOf(topology, endpoint, hosts.site));
  await Promise.all([
    ...sites.map(({ hosts }, index) => serve(hosts, 'aws-fabric', services[index]?.['aws-fabric'] ?? [])),
    serve(
      first.hosts,
      'internet',
      services.flatMap(({ internet }) => internet),
    ),
    serve(first.hosts, 'azure-vm', services[0]?.['azure-vm'] ?? []),
  ]);
}

async function serve(hosts: LabHosts, host: HostName, services: readonly Service[]): Promise<void> {
  const program = 'node /run/shared/in/aws-endpoints/main.edge.js /run/services.json /run/services.ready';
  await hosts.in(
    host,
    [
      `printf %s ${quoteShell(JSON.stringify(services))} > /run/services.json`,
      `setsid ${program} </dev/null >/run/services.log 2>&1 &`,
      'for try in $(seq 300); do [ -e /run/services.ready ] && exit 0; sleep 0.1; done; cat /run/services.log; exit 1',
    ].join('\n'),
  );
}
