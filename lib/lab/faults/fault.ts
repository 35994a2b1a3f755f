import type { Lab } from '../session/lab';

/** A fault that the lab injects under traffic; the link must recover from it automatically. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** Whether the fault sets the clock, so that the machine must have its own. @default false */
  readonly needsOwnClock?: boolean;
  readonly run: (
    lab: Lab,
  ) => Promise<{ readonly passed: boolean; readonly detail: string; readonly outageSeconds?: number }>;
}
