import type { Lab } from '../session/lab';

/** Something that goes wrong while traffic runs, and must mend itself. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** Needs a clock which is the machine's own. @default false */
  readonly needsOwnClock?: boolean;
  readonly run: (
    lab: Lab,
  ) => Promise<{ readonly passed: boolean; readonly detail: string; readonly outageSeconds?: number }>;
}
