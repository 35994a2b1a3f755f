import { json, type HttpRequest, type HttpResponse } from './http-message';
import type { LabAccount } from './lab-account';
import { checkSignature } from './sigv4';

/**
 * Response of Secrets Manager: `GetSecretValue` of the link's secret, with the role's credentials. Any other request
 * is denied.
 * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetSecretValue.html
 */
export function answerSecretsManager(request: HttpRequest, account: LabAccount, now: Date): HttpResponse {
  const { region, credentials, secret } = account;
  const error = checkSignature(request, { region, service: 'secretsmanager', credentials, now });
  if (error) return failure(400, 'InvalidSignatureException', error);
  if (request.method !== 'POST') return failure(400, 'UnknownOperationException', 'use POST');
  if (request.headers['x-amz-target'] !== 'secretsmanager.GetSecretValue') {
    return failure(400, 'AccessDeniedException', 'the role may only GetSecretValue');
  }
  if (secretId(request.body) !== secret.arn) {
    return failure(400, 'AccessDeniedException', 'the role may only read the shared key of its link');
  }
  return json(200, { ARN: secret.arn, SecretString: secret.value, VersionStages: ['AWSCURRENT'] });
}

function secretId(body: string): unknown {
  try {
    return (JSON.parse(body) as { SecretId?: unknown }).SecretId;
  } catch {
    return undefined;
  }
}

function failure(status: number, type: string, message: string): HttpResponse {
  return json(status, { __type: type, message });
}
