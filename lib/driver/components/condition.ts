import type { Change } from '../report/change';
import type { Component } from './component';

/** What a component is like, compared with what the config and the hand-off ask for. */
export type Condition =
  | { readonly kind: 'absent'; readonly changes: readonly Change[] }
  | { readonly kind: 'current' }
  | { readonly kind: 'outdated'; readonly changes: readonly Change[] }
  /** Somebody is working on it. */
  | { readonly kind: 'busy'; readonly status: string }
  /** It needs a person. */
  | { readonly kind: 'broken'; readonly status: string; readonly remedy: string }
  /** It cannot be judged before another component is there. */
  | { readonly kind: 'waiting'; readonly for: Component }
  /** Deployed by other means than this driver's, which leaves it alone. */
  | { readonly kind: 'foreign' };

export type Conditions = Readonly<Record<Component, Condition>>;
