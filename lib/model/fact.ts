import { deepFreeze } from '../base/freeze';
import type { ComponentId, InstanceNumber, RouterName, SitePath } from './names';

/** The place of a fact: its path in the hand-off. */
export type FactKey =
  | `${SitePath}.routerAddresses.${RouterName}`
  | `${SitePath}.sharedKeySecretArn`
  | `${SitePath}.images.${string}`
  | `${SitePath}.renewals.${RouterName}`
  | `azure.peerAddresses.${string}`
  | `azure.sharedKeySecretArns.${string}`
  | `azure.gatewayAddresses.${InstanceNumber}`;

/** A value that one cloud decides and the other needs. It knows its place and which component's outputs report it. */
export type Fact<T = string> = Known<T> | Pending;

export interface Known<T> {
  readonly kind: 'known';
  readonly key: FactKey;
  readonly source: ComponentId;
  readonly value: T;
  /** A documentation address or the like, for a review before anything is deployed. */
  readonly preview: boolean;
}

export interface Pending {
  readonly kind: 'pending';
  readonly key: FactKey;
  readonly source: ComponentId;
}

export function pending(key: FactKey, source: ComponentId): Pending {
  return { kind: 'pending', key, source };
}

/**
 * The value of a fact that must be known by now.
 * @throws Error when it is still pending.
 */
export function valueOf<T>(fact: Fact<T>): T {
  if (fact.kind === 'known') return fact.value;
  throw new Error(`${fact.key} is pending until the component ${fact.source} is deployed`);
}

export function isKnown<T>(fact: Fact<T>): fact is Known<T> {
  return fact.kind === 'known';
}

/** All facts of a model or of a part of it, each once, in the order of its tree: a new fact cannot be forgotten here. */
export function factsOf(model: object): readonly Fact<unknown>[] {
  const found = new Map<FactKey, Fact<unknown>>();
  const walk = (node: unknown): void => {
    if (isFact(node)) found.set(node.key, node);
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(walk);
  };
  walk(model);
  return [...found.values()];
}

/** Keys of the facts that nothing has reported yet. */
export function pendingKeysOf(model: object): ReadonlySet<FactKey> {
  return new Set(factsOf(model).flatMap((fact) => (isKnown(fact) ? [] : [fact.key])));
}

/** What is known of a fact; undefined leaves it pending. */
export type Lookup = (key: FactKey) => unknown;

/**
 * The model with the pending facts that `lookup` knows made known, frozen; the others stay as they are.
 * @param preview whether these values are documentation addresses. @default false
 */
export function fillFacts<M extends object>(model: M, lookup: Lookup, preview = false): M {
  const walk = (node: unknown): unknown => {
    if (isFact(node)) {
      const value = node.kind === 'pending' ? lookup(node.key) : undefined;
      return value === undefined ? node : { ...node, kind: 'known', value, preview };
    }
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, walk(child)]));
  };
  return deepFreeze(walk(model) as M);
}

/** Whether some fact of a part of the model is a documentation address: its outputs must not be deployed. */
export function isPreview(part: object): boolean {
  return factsOf(part).some((fact) => fact.kind === 'known' && fact.preview);
}

function isFact(node: unknown): node is Fact<unknown> {
  return typeof node === 'object' && node !== null && 'key' in node && 'source' in node && 'kind' in node;
}
