import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface QueryAnswer {
  /** @default 200 */
  readonly status?: number;
  readonly xml: string;
}

/** A service of AWS that returns XML: the SDK of this process sends its requests there. Returns what stops it. */
export async function startQueryService(
  answer: (request: URLSearchParams) => QueryAnswer,
): Promise<() => Promise<void>> {
  const before = { ...process.env };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { status = 200, xml } = answer(new URLSearchParams(body));
      response.writeHead(status, { 'content-type': 'text/xml' }).end(xml);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_ACCESS_KEY_ID: 'testing',
    AWS_SECRET_ACCESS_KEY: 'testing',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  });
  return async () => {
    process.env = before;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  };
}
