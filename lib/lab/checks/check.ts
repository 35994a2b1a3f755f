import type { Lab } from '../session/lab';

/** What a check saw. */
export interface Finding {
  readonly passed: boolean;
  readonly detail: string;
}

/** A named statement about the link which the lab can find true or false. */
export interface Check {
  /** Short name for machines and tests. */
  readonly id: string;
  /** The statement. */
  readonly title: string;
  readonly run: (lab: Lab) => Promise<Finding>;
}
