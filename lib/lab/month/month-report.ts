import type { Scheduled } from './schedule';

/** What to simulate. */
export interface MonthOptions {
  readonly days: number;
  /** Decides what happens to the link, and when. */
  readonly seed: number;
}

/** What became of one disturbance. */
export interface Recovery extends Scheduled {
  readonly title: string;
  /** Longest time without an answered ping from then on; to the interval between two pings. */
  readonly outageSeconds: number;
}

/** What a run of days found. */
export interface MonthReport {
  readonly link: string;
  readonly days: number;
  readonly seed: number;
  /** Days that were run: fewer when the link did not recover. */
  readonly daysRun: number;
  readonly passed: boolean;
  readonly sent: number;
  readonly answered: number;
  readonly longestGapSeconds: number;
  readonly recoveries: readonly Recovery[];
  /** IKE SAs that were created on the router, and how many its lifetime and the disturbances need at most. */
  readonly ikeCreated: number;
  readonly ikeNeeded: number;
  /** Bytes a day by which the router's IKE daemon grew, as the median over its longest life. */
  readonly daemonGrowth: number;
  /** Files of the router below `/run`, `/tmp` and `/var`: after the first hours, and at the end. */
  readonly files: readonly [number, number];
  /** What is wrong, one sentence each. */
  readonly problems: readonly string[];
}
