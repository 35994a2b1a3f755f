import type { Plan } from '../model/link';
import type { Handoff } from '../handoff/handoff';

export type Side = 'aws' | 'azure';

/** The sides whose ranges the config has changed since they were deployed. */
export function driftedSides(handoff: Handoff, plan: Plan): ReadonlySet<Side> {
  const sides: readonly Side[] = ['aws', 'azure'];
  return new Set(sides.filter((side) => differ(handoff[side]?.prefixes ?? plan[side].prefixes, plan[side].prefixes)));
}

/** A line per drifted side; the other side routes to its ranges, so that both are deployed again. */
export function driftNotices(handoff: Handoff, plan: Plan): readonly string[] {
  return [...driftedSides(handoff, plan)].map((side) => {
    const before = handoff[side]?.prefixes.join(', ');
    return `${NAMES[side]} was deployed with ${before} and the config says ${plan[side].prefixes.join(', ')}: deploy both sides again`;
  });
}

const NAMES: Readonly<Record<Side, string>> = { aws: 'AWS', azure: 'Azure' };

function differ(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() !== [...b].sort().join();
}
