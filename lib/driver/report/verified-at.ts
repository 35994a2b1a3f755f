import type { Router } from '../../model/link';

/**
 * Returns since when all deployed routers are verified, which is when the first of them was last deployed; undefined when
 * one of them is deployed without waiting for its tunnel, or none is deployed.
 * @param updated when the stack of each deployed router was last deployed
 */
export function verifiedAt(
  routers: readonly Pick<Router, 'wait'>[],
  updated: readonly (Date | undefined)[],
): Date | undefined {
  if (!routers.every(({ wait }) => wait.kind === 'tunnel')) return undefined;
  return updated.reduce<Date | undefined>(
    (first, each) => (first === undefined || (each !== undefined && each < first) ? each : first),
    undefined,
  );
}
