import { createServer, type Server } from 'node:http';
import { HOST_NAMES, type HostName } from '../topology/topology';
import type { LabHosts } from './lab-hosts';

/** Answers commands for the hosts of a kept lab on a socket: the host is the URL's, the script is the body. */
export function serveShell(hosts: LabHosts, socketPath: string): Server {
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
  return server;
}

/** How to use the socket, one line for each host. */
export function shellHints(socketPath: string): readonly string[] {
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
