import { answerDns } from '../../../lib/lab/aws-endpoints/dns-message';
import type { HttpRequest } from '../../../lib/lab/aws-endpoints/http-message';
import { answerMetadata } from '../../../lib/lab/aws-endpoints/instance-metadata';
import type { LabAccount } from '../../../lib/lab/aws-endpoints/lab-account';
import { checkSignature } from '../../../lib/lab/aws-endpoints/sigv4';
import { answerSecretsManager } from '../../../lib/lab/aws-endpoints/secrets-manager';

const NOW = new Date('2015-08-30T12:36:00Z');
const ACCOUNT: LabAccount = {
  region: 'us-east-1',
  roleName: 'router',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', token: 't' },
  instances: [
    {
      id: 'i-1',
      type: 't4g.small',
      mac: '02:00:00:00:00:01',
      privateAddress: '10.0.0.28',
      publicAddress: '198.51.100.5',
      userData: '#cloud-config\n',
    },
  ],
  secret: { arn: 'arn:secret', value: 'canary' },
};
const ask = (method: string, path: string, headers: Record<string, string> = {}, from = '10.0.0.28'): HttpRequest => ({
  method,
  path,
  headers,
  from,
  body: '',
});
const token = (): string =>
  answerMetadata(ask('PUT', '/latest/api/token', { 'x-aws-ec2-metadata-token-ttl-seconds': '60' }), ACCOUNT, NOW).body;
const metadata = (path: string, from?: string): { status: number; body: string } =>
  answerMetadata(ask('GET', `/latest/meta-data/${path}`, { 'x-aws-ec2-metadata-token': token() }, from), ACCOUNT, NOW);

describe("the lab's instance metadata service", () => {
  test('rejects a request without a token', () => {
    expect(answerMetadata(ask('GET', '/latest/meta-data/public-ipv4'), ACCOUNT, NOW).status).toBe(401);
  });

  test('rejects an expired token', () => {
    const request = ask('GET', '/latest/meta-data/public-ipv4', { 'x-aws-ec2-metadata-token': token() });

    expect(answerMetadata(request, ACCOUNT, new Date(NOW.getTime() + 61_000)).status).toBe(401);
  });

  test('rejects a token that it did not issue', () => {
    const forged = ask('GET', '/latest/meta-data/public-ipv4', {
      'x-aws-ec2-metadata-token': `${NOW.getTime() + 1000}.x`,
    });

    expect(answerMetadata(forged, ACCOUNT, NOW).status).toBe(401);
  });

  test('returns the public address of the instance that asks', () => {
    expect(metadata('public-ipv4').body).toBe('198.51.100.5');
  });

  test('lists folders with a slash, as EC2 does', () => {
    expect(metadata('iam/').body).toBe('security-credentials/');
    expect(metadata('iam/security-credentials/').body).toBe('router');
  });

  test('returns 404 to a host that is not an instance', () => {
    expect(metadata('public-ipv4', '10.0.0.232').status).toBe(404);
  });
});

describe("the lab's check of AWS signatures", () => {
  const USER = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: ACCOUNT.credentials.secretAccessKey };
  // Case get-vanilla of AWS's test suite for Signature Version 4.
  const vanilla: HttpRequest = {
    ...ask('GET', '/', {
      host: 'example.amazonaws.com',
      'x-amz-date': '20150830T123600Z',
      authorization:
        'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    }),
  };
  const scope = {
    region: 'us-east-1',
    service: 'service',
    now: NOW,
    credentials: USER,
  };
  const withToken = (request: HttpRequest): HttpRequest => ({
    ...request,
    headers: { ...request.headers, 'x-amz-security-token': '' },
  });

  test('recomputes the signature of AWS’s published example', () => {
    expect(checkSignature(vanilla, scope)).toBeUndefined();
  });

  test('requires that every x-amz header is signed', () => {
    expect(checkSignature(withToken(vanilla), { ...scope, credentials: { ...USER, token: '' } })).toBe(
      'these headers must be signed: x-amz-security-token',
    );
  });

  test('rejects a signed header that was not sent, as of a header without a value', () => {
    const authorization = vanilla.headers['authorization']?.replace('x-amz-date,', 'x-amz-date;x-amz-target,') ?? '';

    expect(checkSignature({ ...vanilla, headers: { ...vanilla.headers, authorization } }, scope)).toBe(
      'these headers are signed and were not sent: x-amz-target',
    );
  });

  test('rejects a changed request', () => {
    expect(checkSignature({ ...vanilla, body: 'x' }, scope)).toBe('the signature does not match');
  });

  test('rejects a request that is more than five minutes old', () => {
    const late = { ...scope, now: new Date(NOW.getTime() + 301_000) };

    expect(checkSignature(vanilla, late)).toBe('the signature has expired or is from the future');
  });
});

describe("the lab's Secrets Manager", () => {
  test('does not return the secret to an unsigned request', () => {
    const { status, body } = answerSecretsManager(ask('POST', '/'), ACCOUNT, NOW);

    expect(status).toBe(400);
    expect(body).not.toContain('canary');
  });
});

describe("the lab's DNS resolver", () => {
  const question = Buffer.concat([
    Buffer.from('1234010000010000000000000161016200', 'hex').subarray(0, 17),
    Buffer.from([0, 1, 0, 1]),
  ]);

  test('resolves a known name to its address', () => {
    expect(answerDns(question, (name) => (name === 'a.b' ? '192.0.2.1' : undefined))?.subarray(-4)).toEqual(
      Buffer.from([192, 0, 2, 1]),
    );
  });

  test('returns NXDOMAIN for an unknown name', () => {
    expect(answerDns(question, () => undefined)?.readUInt16BE(2)).toBe(0x8583);
  });
});
