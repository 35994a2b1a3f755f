import type { Lab } from '../session/lab';

/** Result of running a check. */
export interface Finding {
  readonly passed: boolean;
  readonly detail: string;
}

/** A property of the link that the lab can verify. */
export interface Check {
  /** Stable name, used in JSON output and in scenarios. */
  readonly id: string;
  /** The property, as a sentence that is true when the check passes. */
  readonly title: string;
  readonly run: (lab: Lab) => Promise<Finding>;
}
