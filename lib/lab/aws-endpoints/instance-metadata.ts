import { createHmac } from 'node:crypto';
import { json, text, type HttpRequest, type HttpResponse } from './http-message';
import type { Instance, LabAccount } from './lab-account';

/**
 * Response of the instance metadata service, version 2 only: a session token first, then values by path.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
export function answerMetadata(request: HttpRequest, account: LabAccount, now: Date): HttpResponse {
  if (request.path === '/latest/api/token') return issueToken(request, account, now);
  if (request.method !== 'GET') return text(405, 'method not allowed');
  if (!tokenIsGood(request.headers['x-aws-ec2-metadata-token'] ?? '', account, now)) return text(401, 'unauthorized');
  const [, , ...rest] = request.path.split('/');
  const instance = account.instances.find(({ privateAddress }) => privateAddress === request.from);
  if (!instance) return text(404, 'not an instance');
  return lookUp(rest.join('/'), instance, account, now) ?? text(404, 'not found');
}

/** A token contains its expiry and an HMAC of it, so that the service stores no tokens. */
function issueToken(request: HttpRequest, account: LabAccount, now: Date): HttpResponse {
  const seconds = Number(request.headers['x-aws-ec2-metadata-token-ttl-seconds']);
  if (request.method !== 'PUT') return text(405, 'method not allowed');
  if (!(seconds >= 1 && seconds <= 21600)) return text(400, 'bad request: ttl must be 1 to 21600 seconds');
  const end = now.getTime() + seconds * 1000;
  return text(200, `${end}.${mark(end, account)}`);
}

function tokenIsGood(token: string, account: LabAccount, now: Date): boolean {
  const [end, given] = token.split('.');
  return Number(end) > now.getTime() && given === mark(Number(end), account);
}

function mark(end: number, account: LabAccount): string {
  return createHmac('sha256', account.credentials.secretAccessKey).update(String(end)).digest('base64url');
}

type Tree = { readonly [name: string]: string | Tree };

function lookUp(path: string, instance: Instance, account: LabAccount, now: Date): HttpResponse | undefined {
  if (path === 'user-data') return text(200, instance.userData);
  if (path === 'dynamic/instance-identity/document') return json(200, identity(instance, account));
  if (path === 'dynamic' || path === 'dynamic/') return text(200, 'instance-identity/');
  if (path === 'dynamic/instance-identity' || path === 'dynamic/instance-identity/') return text(200, 'document');
  if (!path.startsWith('meta-data')) return undefined;
  let node: string | Tree | undefined = metadataTree(instance, account, now);
  for (const step of path.split('/').slice(1).filter(Boolean)) {
    node = typeof node === 'object' ? node[step] : undefined;
  }
  if (node === undefined) return undefined;
  return text(200, typeof node === 'string' ? node : listing(node));
}

function listing(tree: Tree): string {
  return Object.entries(tree)
    .map(([name, value]) => (typeof value === 'string' ? name : `${name}/`))
    .join('\n');
}

function metadataTree(instance: Instance, account: LabAccount, now: Date): Tree {
  const { credentials, roleName } = account;
  const stamp = now.toISOString();
  const role = {
    Code: 'Success',
    Type: 'AWS-HMAC',
    LastUpdated: stamp,
    Expiration: new Date(now.getTime() + 6 * 3600 * 1000).toISOString(),
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    Token: credentials.token,
  };
  return {
    'ami-id': 'ami-00000000000000000',
    hostname: 'aws-router',
    iam: { 'security-credentials': { [roleName]: JSON.stringify(role) } },
    'instance-id': instance.id,
    'instance-type': instance.type,
    'local-hostname': 'aws-router',
    'local-ipv4': instance.privateAddress,
    mac: instance.mac,
    placement: { 'availability-zone': `${account.region}a`, region: account.region },
    ...(instance.publicAddress === undefined ? {} : { 'public-ipv4': instance.publicAddress }),
  };
}

function identity(instance: Instance, { region }: LabAccount): unknown {
  return {
    accountId: '000000000000',
    instanceId: instance.id,
    instanceType: instance.type,
    privateIp: instance.privateAddress,
    region,
  };
}
