/** The command whose outputs make a fact known. */
export type FactSource = 'cdk deploy' | 'cdktf deploy';

/** A value that one cloud decides and the other needs: known, or pending until its source has run. */
export type Fact<T> = Known<T> | Pending;

export interface Known<T> {
  readonly kind: 'known';
  readonly value: T;
  /** Made up for a review before anything is deployed. */
  readonly preview: boolean;
}

export interface Pending {
  readonly kind: 'pending';
  readonly source: FactSource;
}

export function known<T>(value: T): Known<T> {
  return { kind: 'known', value, preview: false };
}

export function previewed<T>(value: T): Known<T> {
  return { kind: 'known', value, preview: true };
}

export function pending(source: FactSource): Pending {
  return { kind: 'pending', source };
}

/**
 * The value of a fact that must be known by now.
 * @throws Error when it is still pending.
 */
export function valueOf<T>(fact: Fact<T> | undefined): T {
  if (fact?.kind === 'known') return fact.value;
  throw new Error(`an address is pending until ${fact?.source ?? 'a deployment'} has run`);
}

export function isKnown<T>(fact: Fact<T>): fact is Known<T> {
  return fact.kind === 'known';
}
