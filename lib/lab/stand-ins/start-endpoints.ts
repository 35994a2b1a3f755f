import type { LabAccount } from '../aws-endpoints/lab-account';
import { ACCOUNT_FILE, servicesOf } from '../aws-endpoints/stage.edge';
import type { LabHosts } from '../hosts/lab-hosts';
import { quoteShell } from '../../base/quote-shell';
import type { Topology } from '../topology/topology';

/** Writes the account to the file that the servers read, in the lab's memory only. */
export async function publishAccount(hosts: LabHosts, account: LabAccount): Promise<void> {
  const text = quoteShell(JSON.stringify(account));
  const script = `mkdir -p /run/lab; printf %s ${text} > ${ACCOUNT_FILE}.new && mv ${ACCOUNT_FILE}.new ${ACCOUNT_FILE}`;
  await Promise.all((['aws-fabric', 'internet'] as const).map((host) => hosts.in(host, script)));
}

/**
 * Starts the staged servers in their hosts and waits up to 30 s until each is ready; `endpoint` is the DNS name of
 * Secrets Manager.
 * @throws LabError with the log of a server that is not ready
 */
export async function startEndpoints(hosts: LabHosts, topology: Topology, endpoint: string): Promise<void> {
  const services = servicesOf(topology, endpoint);
  const program = 'node /run/shared/in/aws-endpoints/main.edge.js /run/services.json /run/services.ready';
  await Promise.all(
    (['aws-fabric', 'internet', 'azure-vm'] as const).map((host) =>
      hosts.in(
        host,
        [
          `printf %s ${quoteShell(JSON.stringify(services[host]))} > /run/services.json`,
          `setsid ${program} </dev/null >/run/services.log 2>&1 &`,
          'for try in $(seq 300); do [ -e /run/services.ready ] && exit 0; sleep 0.1; done; cat /run/services.log; exit 1',
        ].join('\n'),
      ),
    ),
  );
}
