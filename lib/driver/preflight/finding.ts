/** What the clouds say of a deployment that has not started. */
export interface Finding {
  /** `problem`: the link cannot be deployed. `warning`: the link can, without a test machine. */
  readonly kind: 'problem' | 'warning';
  /** One line with its remedy. */
  readonly text: string;
  /** Present when the test host cannot be created. */
  readonly leavesOut?: 'test host';
}

/** What both clouds say of a deployment that has not started. */
export interface Availability {
  readonly findings: readonly Finding[];
  readonly unanswered: readonly Unanswered[];
}

/** How much of a quota is used; `limit` is in the same unit. */
export interface Quota {
  readonly used: number;
  readonly limit: number;
}

/** A question to a cloud that was not answered, and why. */
export interface Unanswered {
  readonly question: string;
  readonly why: string;
}

/** Whether a quota has less left than is needed; an unknown quota has enough. */
export function isExceeded(quota: Quota | undefined, needed: number): quota is Quota {
  return quota !== undefined && quota.used + needed > quota.limit;
}

/** Returns one word or the other, by the number. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Names in a message; more would hide its end. */
const MOST_NAMED = 6;

/** Returns names in a row, and how many more there are. */
export function named(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return more > 0 ? `${names.slice(0, MOST_NAMED).join(', ')} and ${more} more` : names.join(', ');
}
