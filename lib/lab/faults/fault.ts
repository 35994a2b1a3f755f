import type { Lab } from '../session/lab';
import type { Outcome } from '../session/reporter';

/** What came of one injected fault. */
export interface FaultResult {
  readonly id: string;
  readonly title: string;
  readonly outcome: Outcome;
  /** Seconds without an answered ping; `undefined` where the fault is not about an outage. */
  readonly outageSeconds?: number;
  readonly seen: string;
}

/** Something that goes wrong while traffic runs, and must mend itself. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** Needs a clock which is the machine's own. @default false */
  readonly needsOwnClock?: boolean;
  readonly run: (
    lab: Lab,
  ) => Promise<{ readonly passed: boolean; readonly seen: string; readonly outageSeconds?: number }>;
}
