import { randomBytes, randomInt } from 'node:crypto';
import type { LabAccount } from './lab-account';

/** A new account for one run, with random credentials and shared key. */
export function newAccount(
  facts: Pick<LabAccount, 'region' | 'instances'> & { readonly secretArn: string },
): LabAccount {
  const { region, instances, secretArn } = facts;
  const credentials = {
    accessKeyId: `ASIA${randomBytes(8).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64'),
    token: randomBytes(200).toString('base64'),
  };
  return {
    region,
    roleName: 'vpc2vnet-router',
    credentials,
    instances,
    secret: { arn: secretArn, value: newSharedKey() },
  };
}

/** A random shared key of 64 letters, as Secrets Manager generates it for the link. */
export function newSharedKey(): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  return Array.from({ length: 64 }, () => letters[randomInt(letters.length)]).join('');
}
