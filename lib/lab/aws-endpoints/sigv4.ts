import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { HttpRequest } from './http-message';
import type { RoleCredentials } from './lab-account';

/** Why a signature is rejected; `undefined` when it is valid. */
export type SignatureError = string | undefined;

const ALGORITHM = 'AWS4-HMAC-SHA256';
/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html */
const MAX_CLOCK_SKEW_MS = 5 * 60 * 1000;

/**
 * Checks a request's Signature Version 4 as AWS does, by computing the signature again.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function checkSignature(
  request: HttpRequest,
  scope: {
    readonly region: string;
    readonly service: string;
    readonly credentials: RoleCredentials;
    readonly now: Date;
  },
): SignatureError {
  const { region, service, credentials, now } = scope;
  const fields = parseAuthorization(request.headers['authorization'] ?? '');
  if (!fields) return `authorization must start with ${ALGORITHM} and name Credential, SignedHeaders and Signature`;
  const [keyId, day, ...rest] = fields.credential.split('/');
  if (keyId !== credentials.accessKeyId) return 'the access key id is unknown';
  if (rest.join('/') !== `${region}/${service}/aws4_request`)
    return `the scope must be ${region}/${service}/aws4_request`;
  if (request.headers['x-amz-security-token'] !== credentials.token) return 'the security token is missing or wrong';
  const signed = fields.signedHeaders.split(';');
  const unsigned = ['host', ...Object.keys(request.headers).filter((name) => name.startsWith('x-amz-'))].filter(
    (name) => !signed.includes(name),
  );
  if (unsigned.length > 0) return `these headers must be signed: ${unsigned.join(', ')}`;
  const missing = signed.filter((name) => request.headers[name] === undefined);
  if (missing.length > 0) return `these headers are signed and were not sent: ${missing.join(', ')}`;
  const date = request.headers['x-amz-date'] ?? '';
  if (!date.startsWith(day ?? '-')) return 'x-amz-date and the credential scope disagree';
  if (Math.abs(parseAmzDate(date) - now.getTime()) > MAX_CLOCK_SKEW_MS)
    return 'the signature has expired or is from the future';
  const stringToSign = [ALGORITHM, date, `${day}/${rest.join('/')}`, sha256(canonicalRequest(request, signed))].join(
    '\n',
  );
  const key = [day ?? '', region, service, 'aws4_request'].reduce<Buffer | string>(
    hmac,
    `AWS4${credentials.secretAccessKey}`,
  );
  const expected = hmac(key, stringToSign).toString('hex');
  return sameText(expected, fields.signature) ? undefined : 'the signature does not match';
}

function canonicalRequest(request: HttpRequest, signed: readonly string[]): string {
  const [path = '/', query = ''] = request.path.split('?');
  const headers = signed
    .map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`)
    .join('');
  const canonicalQuery = query.split('&').filter(Boolean).sort().join('&');
  return [request.method, path, canonicalQuery, headers, signed.join(';'), sha256(request.body)].join('\n');
}

function parseAuthorization(
  value: string,
): { credential: string; signedHeaders: string; signature: string } | undefined {
  const match = /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(value);
  const [, credential, signedHeaders, signature] = match ?? [];
  return credential && signedHeaders && signature ? { credential, signedHeaders, signature } : undefined;
}

function parseAmzDate(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

function hmac(key: Buffer | string, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest();
}

function sha256(data: string): string {
  return createHash('sha256').update(data).digest('hex');
}

function sameText(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
