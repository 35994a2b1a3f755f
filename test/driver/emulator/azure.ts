import { createServer, type Server } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { deniedRead, readNetwork } from './azure-reads';
import { complete, readable, type Resource } from './azure-resources';
import { rejectedDeletion, rejectedWrite, type RejectedRequest } from './azure-rules';
import { answerSubscription, rejection, UNLIMITED, type SubscriptionLimits } from './azure-subscription';

/** The only client secret that gets a token. */
export const CLIENT_SECRET = 'of-the-emulator';

/** An Azure Resource Manager in memory: enough of the protocol for the azurerm provider to plan, apply and destroy a link. */
export interface AzureEmulator {
  /** `127.0.0.1:port`, for `ARM_METADATA_HOSTNAME`. */
  readonly host: string;
  /** What exists, by lower-case id. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** Every request that changed something, `PUT /subscriptions/...`, oldest first. */
  readonly writes: readonly string[];
  /** Every request to Resource Manager, `GET /subscriptions/...`, oldest first. */
  readonly requests: readonly string[];
  /** Adds what exists already, by its id; this does not count as a write. */
  readonly hold: (path: string, body: Resource) => void;
  /** Removes everything; this does not count as a write. */
  readonly clear: () => void;
  /** Limits what the subscription may create; without limits it may create everything. */
  readonly limit: (limits: Partial<SubscriptionLimits>) => void;
  readonly close: () => Promise<void>;
}

export interface TlsPair {
  readonly key: string;
  readonly cert: string;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

export async function startAzure(tls: TlsPair, delayMs = 0): Promise<AzureEmulator> {
  const resources = new Map<string, Resource>();
  const writes: string[] = [];
  const requests: string[] = [];
  let limits = UNLIMITED;
  let host = '';
  const server = createServer(tls, (request, response) => {
    if (request.url?.startsWith('/subscriptions/') === true) {
      requests.push(`${request.method} ${decodeURIComponent(request.url.split('?')[0] ?? '')}`);
    }
    void readBody(request).then((body) => {
      const answer = respond({
        method: request.method ?? 'GET',
        url: request.url ?? '/',
        body,
        host,
        resources,
        writes,
        limits,
      });
      const isWrite = request.method === 'PUT' || request.method === 'DELETE';
      setTimeout(() => send(response, answer), isWrite ? delayMs : 0);
    });
  });
  host = `127.0.0.1:${await listen(server)}`;
  return {
    host,
    resources,
    writes,
    requests,
    hold: (path, body) => void resources.set(path.toLowerCase(), complete(path, body, resources)),
    clear: () => resources.clear(),
    limit: (given) => {
      limits = { ...UNLIMITED, ...given };
    },
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

interface Request {
  readonly method: string;
  readonly url: string;
  readonly body: string;
  readonly host: string;
  readonly resources: Map<string, Resource>;
  readonly writes: string[];
  readonly limits: SubscriptionLimits;
}

function respond(request: Request): Answer {
  const path = decodeURIComponent(request.url.split('?')[0] ?? '/').replace(/\/+$/, '');
  if (path === '/metadata/endpoints') return { status: 200, body: metadata(request.host) };
  if (path.endsWith('/oauth2/v2.0/token')) return respondToken(request.body);
  const subscription = answerSubscription(path, request.limits);
  if (subscription !== undefined) return { status: 200, body: subscription };
  return respondResource(request, path);
}

function respondResource({ method, body, resources, writes, limits }: Request, path: string): Answer {
  const key = path.toLowerCase();
  const connection = key.endsWith('/sharedkey') ? resources.get(key.slice(0, -'/sharedkey'.length)) : undefined;
  if (method === 'PUT') {
    writes.push(`PUT ${path}`);
    if (connection !== undefined) {
      const { value } = JSON.parse(body) as { readonly value: unknown };
      connection.properties = { ...connection.properties, sharedKey: value };
      return { status: 200, body: { value } };
    }
    const known = resources.get(key);
    const rejected = known === undefined ? rejection(path, JSON.parse(body) as Resource, resources, limits) : undefined;
    if (rejected !== undefined) return { status: 409, body: { error: rejected } };
    const conflict = rejectedWrite(path, JSON.parse(body) as Resource, resources);
    if (conflict !== undefined) return rejectionOf(conflict);
    const resource = complete(path, tagged(JSON.parse(body) as Resource, limits), resources);
    resources.set(key, resource);
    return { status: known === undefined ? 201 : 200, body: resource };
  }
  if (method === 'PATCH') {
    writes.push(`PATCH ${path}`);
    const known = resources.get(key);
    if (known === undefined) return notFound(path);
    const { properties, ...rest } = JSON.parse(body) as Resource;
    const patched = { ...known, ...rest, properties: { ...known.properties, ...readable(properties) } };
    resources.set(key, patched);
    return { status: 200, body: patched };
  }
  if (method === 'POST' && resources.has(key.slice(0, key.lastIndexOf('/')))) return { status: 200 };
  if (method === 'DELETE') {
    writes.push(`DELETE ${path}`);
    const conflict = rejectedDeletion(path, resources);
    if (conflict !== undefined) return rejectionOf(conflict);
    for (const id of [...resources.keys()]) if (id === key || id.startsWith(`${key}/`)) resources.delete(id);
    return { status: 200 };
  }
  if (connection !== undefined) return { status: 200, body: { value: connection.properties?.['sharedKey'] ?? '' } };
  const denied = deniedRead(path, limits.denied);
  if (denied !== undefined) return denied;
  const found = readNetwork(path, resources) ?? resources.get(key);
  if (found !== undefined) return { status: 200, body: found };
  if (/\/resources$/i.test(path)) {
    const group = key.replace(/\/resources$/, '/providers/');
    return {
      status: 200,
      body: { value: [...resources].filter(([id]) => id.startsWith(group)).map(([, value]) => value) },
    };
  }
  return notFound(path);
}

function notFound(path: string): Answer {
  const message = `The resource '${path}' was not found.`;
  return { status: 404, body: { error: { code: 'ResourceNotFound', message } } };
}

function rejectionOf({ status, code, message }: RejectedRequest): Answer {
  return { status, body: { error: { code, message } } };
}

/** A policy sets its tags after each write, whatever the request says. */
function tagged(body: Resource, { policyTags }: SubscriptionLimits): Resource {
  return body['tags'] === undefined ? body : { ...body, tags: { ...(body['tags'] as object), ...policyTags } };
}

function metadata(host: string): unknown {
  const url = `https://${host}`;
  return {
    name: 'AzureEmulator',
    portal: url,
    authentication: { loginEndpoint: url, audiences: [url], tenant: 'common', identityProvider: 'AAD' },
    resourceManager: url,
    microsoftGraphResourceId: url,
    graph: url,
    graphAudience: url,
    suffixes: { keyVaultDns: 'vault.emulator', storage: 'storage.emulator' },
  };
}

/**
 * A token, or the error of a wrong client secret.
 * @see https://learn.microsoft.com/entra/identity-platform/reference-error-codes
 */
function respondToken(body: string): Answer {
  if (new URLSearchParams(body).get('client_secret') === CLIENT_SECRET) return { status: 200, body: token() };
  const error = { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' };
  return { status: 401, body: error };
}

/** Unsigned: the provider reads the claims and leaves the signature to the service. */
function token(): unknown {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = {
    oid: '00000000-0000-0000-0000-0000000000aa',
    tid: '00000000-0000-0000-0000-0000000000bb',
    appid: '00000000-0000-0000-0000-0000000000cc',
  };
  return { token_type: 'Bearer', expires_in: 3600, access_token: `${part({ alg: 'none' })}.${part(claims)}.none` };
}

function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((done) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => done(Buffer.concat(chunks).toString('utf8')));
  });
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-go-azure-sdk-skip-polling-delay': 'true' });
  response.end(body === undefined ? '' : JSON.stringify(body));
}

function listen(server: Server): Promise<number> {
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
