import { gaps, type Gap, type Interval } from './ledger';
import type { Reason } from './wake';

/** Seconds between two pings: fewer than after which the router checks that a silent peer lives, which costs more. */
export const PING_SECONDS = 4;
/** Consecutive pings without a reply that are an outage, and not the packet loss of a line. */
const MISSED = 2;

/**
 * What a rest of many intervals came to. Pings that were lost are its last ones; of one that another followed, the watch
 * rested until that one was answered, too.
 */
export function intervalsOf({ at, sent, answered }: Interval, reason: Reason | undefined): readonly Interval[] {
  const missing = Math.min(2, sent - answered);
  if (missing <= 0) return [{ at, sent, answered }];
  const isLastAnswered = missing === 1 && reason === 'unanswered';
  const ends = [...Array<number>(missing).fill(0), ...(isLastAnswered ? [1] : [])];
  const before = sent - ends.length;
  return [
    ...(before > 0 ? [{ at: at - ends.length * PING_SECONDS, sent: before, answered: before }] : []),
    ...ends.map((count, index) => ({ at: at - (ends.length - 1 - index) * PING_SECONDS, sent: 1, answered: count })),
  ];
}

/** What the pings say of the link so far. */
export class Traffic {
  /** When the last ping was answered, in seconds since the start. */
  lastAnswered = 0;
  /** Answered pings since the last one without an answer. */
  inARow = 0;
  /** When the link was last seen in an outage, in seconds since the start. */
  lastOutage = -Infinity;
  private missed = 0;
  private readonly unanswered: Interval[] = [];

  /** Takes down what one interval came to; one without a ping says nothing. */
  record(interval: Interval): void {
    if (interval.sent === 0 && interval.answered === 0) {
      if (this.missed > 0) this.unanswered.push(interval);
      return;
    }
    if (interval.answered > 0) {
      this.lastAnswered = interval.at;
      this.inARow += 1;
      this.missed = 0;
      return;
    }
    this.inARow = 0;
    this.missed += 1;
    this.unanswered.push(interval);
    if (this.missed >= MISSED) this.lastOutage = interval.at;
  }

  /** Outages so far. */
  gaps(): readonly Gap[] {
    return gaps(this.unanswered, PING_SECONDS);
  }
}
