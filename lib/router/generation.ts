import { createHash } from 'node:crypto';
import type { Plan, RouterPlan } from '../plan/plan';
import { NO_SIGNALS, renderRouter, type RouterScripts } from './router-files';

const LENGTH = 8;

/**
 * A short digest of everything that makes a new instance of a router necessary. The remembered image is left out:
 * it is the same image before and after it was remembered.
 */
export function routerGeneration(plan: Plan, router: RouterPlan, scripts: RouterScripts): string {
  const image = router.image.kind === 'given' ? router.image.id : '';
  const { userData } = renderRouter(plan, router, scripts, NO_SIGNALS);
  return createHash('sha256').update(`${image}\n${userData}`).digest('hex').slice(0, LENGTH);
}
