import { createServer, request, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A proxy before an AWS endpoint that notes which actions pass. */
export interface ActionLog {
  readonly url: string;
  /** The actions since the last call, sorted, each once, as IAM names them: `ec2:DescribeVpcs`. */
  readonly take: () => readonly string[];
  readonly stop: () => Promise<void>;
}

export async function startActionLog(endpoint: string): Promise<ActionLog> {
  const seen = new Set<string>();
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const body = Buffer.concat(chunks);
      seen.add(actionOf(incoming.headers, body.toString('utf8')));
      const { method, url = '/', headers } = incoming;
      const forwarded = request(new URL(url, endpoint), { method, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      forwarded.on('error', () => outgoing.destroy());
      forwarded.end(body);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take: () => {
      const actions = [...seen].sort();
      seen.clear();
      return actions;
    },
    stop: () => new Promise((done) => server.close(() => done())),
  };
}

/**
 * The service is in the scope of the signature. The action is in a header (JSON protocols) or in the body (Query).
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function actionOf(headers: IncomingHttpHeaders, body: string): string {
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([\w-]+)\//.exec(headers.authorization ?? '')?.[1] ?? 'unsigned';
  const target = headers['x-amz-target'];
  const action = typeof target === 'string' ? target.split('.').at(-1) : new URLSearchParams(body).get('Action');
  return `${service}:${action ?? 'unknown'}`;
}
