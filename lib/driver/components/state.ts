import type { Component } from '../../model/components';
import type { ComponentId } from '../../model/names';
import type { Change } from '../report/change';

/** The state of a component, compared with what the config and the hand-off ask for; people read the label. */
export type ComponentState =
  | { readonly label: 'not deployed'; readonly changes: readonly Change[] }
  | { readonly label: 'up to date' }
  | {
      readonly label: 'changes pending';
      readonly changes: readonly Change[];
      /** A subnet or a VPC is replaced that routers are in: they have to be removed first. */
      readonly replacesRouterNetwork?: true;
      /** They remain after a deployment, and the link does not depend on them. */
      readonly remain?: true;
    }
  /** An operation on it is in progress. */
  | { readonly label: 'in progress'; readonly status: string }
  /** Its last operation failed, and a person has to act. */
  | { readonly label: 'failed'; readonly status: string; readonly remedy: string }
  /** It needs facts of another component. */
  | { readonly label: 'blocked'; readonly by: ComponentId }
  /** Deployed outside vpc2vnet, which leaves it alone. */
  | { readonly label: 'external' };

/** A component and its observed state. */
export interface ObservedComponent {
  readonly component: Component;
  readonly state: ComponentState;
  /** Whether its CloudFormation stack exists, whatever its state, or any resource of the Azure side. */
  readonly exists?: boolean;
}

/** The changes that deploying a component would make; empty when it would make none. */
export function changesOf(state: ComponentState): readonly Change[] {
  return state.label === 'not deployed' || state.label === 'changes pending' ? state.changes : [];
}

/** Whether a component exists, so that others may rely on what it reports. */
export function isDeployed({ label }: ComponentState): boolean {
  return label === 'up to date' || label === 'changes pending' || label === 'external';
}

export type TitleOf = (id: ComponentId) => string;

/** The title of each component by its id. */
export function titlesOf(observed: readonly Pick<ObservedComponent, 'component'>[]): TitleOf {
  return (id) => observed.find(({ component }) => component.id === id)?.component.title ?? id;
}

/** A state in words: its label, and what is known beyond it. */
export function describeState(state: ComponentState, titleOf: TitleOf): string {
  switch (state.label) {
    case 'not deployed':
    case 'up to date':
      return state.label;
    case 'changes pending':
      return [
        state.changes.length === 0 ? state.label : `${state.label} (${state.changes.length})`,
        ...(state.replacesRouterNetwork === true ? ['its routers are removed first, and created again'] : []),
      ].join('; ');
    case 'in progress':
      return `${state.label} (${state.status})`;
    case 'failed':
      return `${state.label} (${state.status}); ${state.remedy}`;
    case 'blocked':
      return `${state.label} until the ${titleOf(state.by)} is deployed`;
    case 'external':
      return `${state.label}, deployed outside vpc2vnet`;
  }
}
