import type { UserError } from '../../base/user-error';
import { stepFailure } from '../run/step-failure';

/** Returns the error of an AWS service on one line: service, name and message. */
export function refusal(service: string, { name, message }: Error): string {
  return `${service} returned ${name}: ${message.replaceAll(/\s+/g, ' ').trim()}`;
}

const AGAIN = 'then run this again to resume';

/**
 * Remedies by a pattern of the error's name, message and code; the first that matches counts. Expired credentials are
 * common: a session of some roles lasts an hour, and a gateway takes most of it.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html
 */
export const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /expired|invalidclienttokenid|unrecognizedclient|invalidaccesskey|authfailure|credentialsprovider|tokenprovider|signature/i,
    `renew the credentials (\`aws sso login\`, or \`aws configure\`), ${AGAIN}`,
  ],
  [/accessdenied|unauthorized|not authorized|optinrequired/i, `get the permission named above, ${AGAIN}`],
  [/throttl|slowdown|requestlimit|toomanyrequests/i, `wait a minute, ${AGAIN}`],
  [
    /timeout|\b(enotfound|econnrefused|econnreset|ehostunreach|enetunreach|eai_again)\b/i,
    `check the network, ${AGAIN}`,
  ],
];

/** Codes of a request that got no answer. @see https://nodejs.org/api/errors.html#common-system-errors */
const UNREACHABLE: ReadonlySet<string> = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'ERR_INVALID_URL',
  'ETIMEDOUT',
  'TimeoutError',
]);

/** Whether a request to AWS got no answer, by the code or the name of its error. */
export function isUnreachable(error: unknown): boolean {
  const { code = '', name = '' } = (error ?? {}) as NodeJS.ErrnoException;
  return UNREACHABLE.has(code) || UNREACHABLE.has(name);
}

/** Returns a failed request to AWS as a UserError with a remedy; undefined for an error that is not of AWS or the network. */
export function refused(service: string, error: Error): UserError | undefined {
  const code = 'code' in error ? String(error.code) : '';
  const text = `${error.name} ${error.message} ${code}`;
  const remedy = REMEDIES.find(([words]) => words.test(text))?.[1];
  if (remedy === undefined && !('$metadata' in error)) return undefined;
  return stepFailure(`${service} request`, [refusal(service, error)], remedy ?? `fix the cause named above, ${AGAIN}`);
}

/**
 * The answer to a request to an AWS service.
 * @throws UserError with a remedy in the place of an error of AWS or the network
 */
export async function withAwsErrors<T>(service: string, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw (error instanceof Error ? refused(service, error) : undefined) ?? error;
  }
}
