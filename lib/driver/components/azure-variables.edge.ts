import { isKnown } from '../../model/fact';
import type { Link } from '../../model/link';
import { peerAddressVariable, sharedKeyVariable } from '../../model/names';
import type { Session } from '../run/session.edge';
import type { Variables } from '../tools/terraform.edge';

/**
 * Values for the variables of the Azure stack: the shared key of each site, from Secrets Manager.
 * @throws Error when a key is not known, because nothing may be deployed with a key that is not the router's
 * @throws UserError when Secrets Manager rejects the request
 */
export async function azureVariables({ aws }: Pick<Session, 'aws'>, { sites }: Link): Promise<Variables> {
  const keys = sites.map(async ({ name, region, ipsec: { sharedKeySecretArn } }) => {
    if (!isKnown(sharedKeySecretArn)) throw new Error('the shared key of the Azure side is not known yet');
    return [sharedKeyVariable(name), await aws(region).secret(sharedKeySecretArn.value)] as const;
  });
  return Object.fromEntries(await Promise.all(keys));
}

/** Placeholders for a plan that only checks credentials and syntax; nothing is deployed from them. */
export function planPlaceholders({ sites }: Link): Variables {
  return Object.fromEntries(
    sites.flatMap(({ name, routers }) => [
      [sharedKeyVariable(name), 'PlaceholderOfAPlanThatIsNeverApplied'],
      ...routers.map((router) => [peerAddressVariable(name, router.name), '192.0.2.1']),
    ]),
  ) as Variables;
}
