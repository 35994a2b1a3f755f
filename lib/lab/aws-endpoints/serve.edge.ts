import { createSocket } from 'node:dgram';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { answerDns } from './dns-message';
import type { HttpRequest, HttpResponse } from './http-message';
import { answerMetadata } from './instance-metadata';
import type { LabAccount } from './lab-account';
import { answerSecretsManager } from './secrets-manager';

/** One server to run in a host. */
export type Service =
  | { readonly kind: 'metadata'; readonly address: string; readonly account: string }
  | {
      readonly kind: 'secrets';
      readonly address: string;
      readonly account: string;
      readonly key: string;
      readonly certificate: string;
    }
  | { readonly kind: 'dns'; readonly address: string; readonly names: Readonly<Record<string, string>> };

/** Starts the services, then writes `readyFile`. */
export async function serve(services: readonly Service[], readyFile: string): Promise<void> {
  await Promise.all(services.map(start));
  writeFileSync(readyFile, 'ready\n');
}

function start(service: Service): Promise<void> {
  switch (service.kind) {
    case 'metadata': {
      const account = liveAccount(service.account);
      return listen(
        createHttpServer(handler((request) => answerMetadata(request, account(), new Date()))),
        80,
        service.address,
      );
    }
    case 'secrets': {
      const account = liveAccount(service.account);
      const tls = { key: readFileSync(service.key), cert: readFileSync(service.certificate) };
      const handle = handler((request) => answerSecretsManager(request, account(), new Date()));
      return listen(createHttpsServer(tls, handle), 443, service.address);
    }
    case 'dns':
      return serveDns(service.address, service.names);
  }
}

/** Reads the account again for every request: a fault may have changed it. */
function liveAccount(file: string): () => LabAccount {
  return () => JSON.parse(readFileSync(file, 'utf8')) as LabAccount;
}

function listen(
  server: { listen: (port: number, address: string, done: () => void) => unknown },
  port: number,
  address: string,
): Promise<void> {
  return new Promise((resolve) => server.listen(port, address, resolve));
}

function handler(answer: (request: HttpRequest) => HttpResponse) {
  return (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const headers = Object.fromEntries(
        Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      );
      const body = Buffer.concat(chunks).toString('utf8');
      const from = incoming.socket.remoteAddress ?? '';
      const request = { method: incoming.method ?? '', path: incoming.url ?? '/', headers, body, from };
      const response = answer(request);
      console.log(
        `${request.method} ${request.path} ${headers['x-amz-target'] ?? ''} ${response.status} ${response.status < 400 ? '' : response.body}`,
      );
      outgoing.writeHead(response.status, { 'content-type': response.type ?? 'text/plain' }).end(response.body);
    });
  };
}

function serveDns(address: string, names: Readonly<Record<string, string>>): Promise<void> {
  const socket = createSocket('udp4');
  socket.on('message', (message, peer) => {
    const answer = answerDns(message, (name) => names[name]);
    if (answer) socket.send(answer, peer.port, peer.address);
  });
  return new Promise((resolve) => socket.bind(53, address, resolve));
}
