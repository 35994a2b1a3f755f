import type { ComponentId } from '../../model/names';
import type { Effect } from '../../model/effect';
import { effectOf } from './effects';

export type ChangeAction = 'create' | 'update' | 'replace' | 'delete';

/** One resource that a deployment would touch. */
export interface Change {
  readonly component: ComponentId;
  /** Logical id or Terraform address. */
  readonly resource: string;
  readonly type: string;
  readonly action: ChangeAction;
  /** CloudFormation or the provider decides while deploying. */
  readonly uncertain: boolean;
  /** Properties that differ; empty where the tool does not report them. */
  readonly properties: readonly string[];
}

export interface JudgedChange extends Change {
  readonly effect: Effect | undefined;
}

/** Changes with their effect on traffic, the worst first. */
export function judgeChanges(changes: readonly Change[]): readonly JudgedChange[] {
  return changes
    .map((change) => ({ ...change, effect: effectOf(change.type, change.action) }))
    .sort((a, b) => weight(b) - weight(a) || compare(a.component, b.component) || compare(a.resource, b.resource));
}

/** Changes that need approval, the worst first; empty when none does. */
export function changesToApprove(changes: readonly Change[]): readonly JudgedChange[] {
  return judgeChanges(changes).filter(({ effect }) => effect !== undefined);
}

function weight({ effect, action }: JudgedChange): number {
  if (effect?.kind === 'destroys') return 3;
  if (effect?.kind === 'interrupts') return 2;
  return action === 'delete' || action === 'replace' ? 1 : 0;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
