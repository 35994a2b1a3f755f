import { countChildren, listSas } from '../checks/await-tunnel';
import type { FaultResult } from '../findings';
import type { Lab } from '../session/lab';

/** Seconds in which both sides agree on their SAs, and seconds in which they must then create none. */
const SETTLE_SECONDS = { agree: 20, still: 30 } as const;

/** Whether one SA of each kind remained, with their counts. */
export type Settled = Pick<FaultResult, 'detail'> & { readonly passed: boolean };

/** Returns whether both sides agree on one SA of each kind, and create no other. */
export async function settle(lab: Lab): Promise<Settled> {
  await lab.hosts.in('aws-router', `sleep ${SETTLE_SECONDS.agree}`);
  const newest = async (): Promise<number> => Math.max(0, ...(await listSas(lab, 'aws-router')).map(({ id }) => id));
  const before = await newest();
  await lab.hosts.in('aws-router', `sleep ${SETTLE_SECONDS.still}`);
  const created = (await newest()) - before;
  const sas = await listSas(lab, 'aws-router');
  const children = countChildren(sas);
  const passed = created === 0 && sas.length === 1 && children === 1;
  const counts = `${sas.length} IKE SAs and ${children} IPsec SAs, ${created} IKE SAs created in ${SETTLE_SECONDS.still} s`;
  return { passed, detail: `${passed ? 'settled' : 'not settled'}: ${counts}` };
}
