import { createServer } from 'node:http';
import { join } from 'node:path';
import { HOST_NAMES, SHARED_HOSTS, type HostName } from '../topology/topology';
import type { LabHosts } from '../hosts/lab-hosts';
import type { Reporter } from '../findings';

/** Reports how to use the lab, and keeps it running until this process is terminated; never resolves. */
export async function stayUp(report: Reporter, sites: readonly LabHosts[], runDir: string): Promise<never> {
  report({ kind: 'note', text: 'the lab keeps running until Ctrl-C; run commands in its hosts with:' });
  for (const text of shellHints(idsOf(sites), socketIn(runDir))) report({ kind: 'note', text });
  return new Promise<never>(() => undefined);
}

/** Serves commands for the lab's hosts on a Unix socket: the URL names the host, the body is the script. */
export function serveShell(sites: readonly LabHosts[], runDir: string): void {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const script = Buffer.concat(chunks).toString('utf8');
      runFor(sites, request.headers.host, script).then(
        ({ status, text }) => response.writeHead(status).end(text),
        (error: Error) => response.writeHead(500).end(`${error.message}\n`),
      );
    });
  });
  server.listen(socketIn(runDir));
}

/** Example commands for the socket, one per host. */
function shellHints(ids: readonly string[], socketPath: string): readonly string[] {
  return ids.map((host) => `curl -sS --unix-socket ${socketPath} ${host} --data-binary 'ip address'`);
}

async function runFor(
  sites: readonly LabHosts[],
  id: string | undefined,
  script: string,
): Promise<{ status: number; text: string }> {
  const asked = hostsOf(sites).find((each) => each.id === id);
  if (asked === undefined) return { status: 404, text: `hosts are ${idsOf(sites).join(', ')}\n` };
  const { code, output } = await asked.hosts.tryIn(asked.host, script);
  return { status: code === 0 ? 200 : 500, text: output };
}

/** The hosts of all sites; those that they share once. */
function hostsOf(sites: readonly LabHosts[]): readonly { id: string; host: HostName; hosts: LabHosts }[] {
  return sites.flatMap((hosts) =>
    HOST_NAMES.filter((host) => hosts.site === undefined || !SHARED_HOSTS.includes(host)).map((host) => ({
      id: hosts.id(host),
      host,
      hosts,
    })),
  );
}

function idsOf(sites: readonly LabHosts[]): readonly string[] {
  return hostsOf(sites).map(({ id }) => id);
}

function socketIn(runDir: string): string {
  return join(runDir, 'shell');
}
