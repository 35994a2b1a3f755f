import { createServer } from 'node:http';
import { join } from 'node:path';
import { HOST_NAMES, type HostName } from '../topology/topology';
import type { Lab } from './lab';
import type { LabHosts } from './lab-hosts';

/** Keeps a lab until this process is told to end, and says how to use it. */
export async function stayUp(lab: Lab, runDir: string): Promise<never> {
  const socket = join(runDir, 'shell');
  serveShell(lab.hosts, socket);
  lab.report({ kind: 'note', text: 'the lab stays up until Ctrl-C; run commands in its hosts with:' });
  for (const text of shellHints(socket)) lab.report({ kind: 'note', text });
  return new Promise<never>(() => undefined);
}

/** Answers commands for the hosts of a kept lab on a socket: the host is the URL's, the script is the body. */
function serveShell(hosts: LabHosts, socketPath: string): void {
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
  server.listen(socketPath);
}

/** How to use the socket, one line for each host. */
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
