import { emitted, type Case } from './cases';
import { deploymentsOf } from './deployments';

/** Returns what is expected of a case, by path in its folder; `npm run generate` writes it. */
export function goldensOf({ stack, bodiesOnly }: Case): Readonly<Record<string, string>> {
  const files = emitted(stack);
  return { ...(bodiesOnly ? {} : files), 'bodies.json': `${JSON.stringify(deploymentsOf(files).arm, null, 2)}\n` };
}
