/** How a check ended; one is not run when what it stands on has failed. */
export type Outcome = 'passed' | 'failed' | 'not run';

/** One named check and what was seen. */
export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** What was seen, in one line. */
  readonly detail: string;
}

/** What came of one injected fault. */
export interface FaultResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** Seconds without an answered ping; `undefined` where the fault is not about an outage. */
  readonly outageSeconds?: number;
  readonly detail: string;
}

/** One measured quantity of a run. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** The quantity with its unit, as text. */
  readonly value: string;
  /** The bare number, for machines. */
  readonly number: number;
}

/** What the lab says while it works. */
export type LabEvent =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'step'; readonly text: string; readonly seconds: number }
  | { readonly kind: 'check'; readonly check: CheckResult }
  | { readonly kind: 'fault'; readonly fault: FaultResult }
  | { readonly kind: 'figure'; readonly figure: Figure };

export type Reporter = (event: LabEvent) => void;

/** Reports a step with the time it took. */
export async function step<T>(report: Reporter, text: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  report({ kind: 'step', text, seconds: (performance.now() - start) / 1000 });
  return result;
}
