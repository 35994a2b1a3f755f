/** Result of a check or a fault; `not run` when something that it depends on has failed. */
export type Outcome = 'passed' | 'failed' | 'not run';

/** Result of one check. */
export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** Observation in one line: counts, algorithms, or the reason of the failure. */
  readonly detail: string;
}

/** Result of one injected fault. */
export interface FaultResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** Longest time without an answered ping, in seconds; `undefined` where the fault measures no outage. */
  readonly outageSeconds?: number;
  /** Observation in one line. */
  readonly detail: string;
}

/** One measured quantity of a run. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** The quantity with its unit, for people. */
  readonly value: string;
  /** The bare number, for machines. */
  readonly number: number;
}

/** Progress that the lab reports. */
export type LabEvent =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'step'; readonly text: string; readonly seconds: number }
  | { readonly kind: 'check'; readonly check: CheckResult }
  | { readonly kind: 'fault'; readonly fault: FaultResult }
  | { readonly kind: 'figure'; readonly figure: Figure };

export type Reporter = (event: LabEvent) => void;

/**
 * Runs `work`, then reports the step with its duration.
 * @throws what `work` throws; a failed step is not reported
 */
export async function step<T>(report: Reporter, text: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  report({ kind: 'step', text, seconds: (performance.now() - start) / 1000 });
  return result;
}
