import type { UserError } from '../../base/user-error';
import { stepFailure } from '../run/step-failure';

/** Why a service of AWS took no question, in its own words and on one line. */
export function refusal(service: string, { name, message }: Error): string {
  return `${service} says ${name}: ${message.replaceAll(/\s+/g, ' ').trim()}`;
}

const AGAIN = 'then run this again, it goes on from here';

/**
 * What to do about it, by the words in the error's name and message; the first that fits. A session of some roles lasts
 * an hour, of which a gateway takes most.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html
 */
export const REMEDIES: readonly (readonly [RegExp, string])[] = [
  [
    /expired|invalidclienttokenid|unrecognizedclient|invalidaccesskey|authfailure|credentialsprovider|tokenprovider|signature/i,
    `renew the credentials (\`aws sso login\`, or \`aws configure\`), ${AGAIN}`,
  ],
  [
    /accessdenied|unauthorized|not authorized|optinrequired/i,
    `ask for the permission that the message names, ${AGAIN}`,
  ],
  [/throttl|slowdown|requestlimit|toomanyrequests/i, `wait a minute, ${AGAIN}`],
  [
    /timeout|\b(enotfound|econnrefused|econnreset|ehostunreach|enetunreach|eai_again)\b/i,
    `check the network, ${AGAIN}`,
  ],
];

/** A question to AWS that was refused while the driver was at work; undefined for an error that is not AWS's. */
export function refused(service: string, error: Error): UserError | undefined {
  const code = 'code' in error ? String(error.code) : '';
  const text = `${error.name} ${error.message} ${code}`;
  const remedy = REMEDIES.find(([words]) => words.test(text))?.[1];
  if (remedy === undefined && !('$metadata' in error)) return undefined;
  return stepFailure(`asking ${service}`, [refusal(service, error)], remedy ?? `mend what the message names, ${AGAIN}`);
}
