import { createServer } from 'node:http';
import { join } from 'node:path';
import { HOST_NAMES, type HostName } from '../topology/topology';
import type { LabHosts } from '../hosts/lab-hosts';
import type { Reporter } from '../findings';

/** Reports how to use the lab, and keeps it running until this process is terminated; never resolves. */
export async function stayUp(report: Reporter, runDir: string): Promise<never> {
  report({ kind: 'note', text: 'the lab keeps running until Ctrl-C; run commands in its hosts with:' });
  for (const text of shellHints(socketIn(runDir))) report({ kind: 'note', text });
  return new Promise<never>(() => undefined);
}

/** Serves commands for the lab's hosts on a Unix socket: the URL names the host, the body is the script. */
export function serveShell(hosts: LabHosts, runDir: string): void {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const host = HOST_NAMES.find((name) => name === request.headers.host);
      const script = Buffer.concat(chunks).toString('utf8');
      runFor(hosts, host, script).then(
        ({ status, text }) => response.writeHead(status).end(text),
        (error: Error) => response.writeHead(500).end(`${error.message}\n`),
      );
    });
  });
  server.listen(socketIn(runDir));
}

/** Example commands for the socket, one per host. */
function shellHints(socketPath: string): readonly string[] {
  return HOST_NAMES.map((host) => `curl -sS --unix-socket ${socketPath} ${host} --data-binary 'ip address'`);
}

async function runFor(
  hosts: LabHosts,
  host: HostName | undefined,
  script: string,
): Promise<{ status: number; text: string }> {
  if (!host) return { status: 404, text: `hosts are ${HOST_NAMES.join(', ')}\n` };
  const { code, output } = await hosts.tryIn(host, script);
  return { status: code === 0 ? 200 : 500, text: output };
}

function socketIn(runDir: string): string {
  return join(runDir, 'shell');
}
