import type { Plan } from '../plan/plan';
import type { Handoff } from '../handoff/handoff';

/** Ranges that the config has changed since they were deployed; each line names the command that catches up. */
export function driftNotices(handoff: Handoff, plan: Plan): readonly string[] {
  const notices: string[] = [];
  if (handoff.aws !== undefined && differ(handoff.aws.prefixes, plan.aws.prefixes)) {
    notices.push(
      `AWS was deployed with ${handoff.aws.prefixes.join(', ')} and the config says ${plan.aws.prefixes.join(', ')}: run npx cdk deploy --all`,
    );
  }
  if (handoff.azure !== undefined && differ(handoff.azure.prefixes, plan.azure.prefixes)) {
    notices.push(
      `Azure was deployed with ${handoff.azure.prefixes.join(', ')} and the config says ${plan.azure.prefixes.join(', ')}: run npx cdktf deploy`,
    );
  }
  return notices;
}

function differ(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() !== [...b].sort().join();
}
