import type { Lab } from '../session/lab';

/** What came of one injected fault. */
export interface FaultResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: 'passed' | 'failed';
  /** Seconds without an answered ping; `undefined` where the fault is not about an outage. */
  readonly outageSeconds?: number;
  readonly seen: string;
}

/** Something that goes wrong while traffic runs, and must mend itself. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  readonly run: (
    lab: Lab,
  ) => Promise<{ readonly passed: boolean; readonly seen: string; readonly outageSeconds?: number }>;
}
