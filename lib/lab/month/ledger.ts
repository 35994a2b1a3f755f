/** What the pings of one interval came to. */
export interface Interval {
  /** Seconds since the start of the run, at its end. */
  readonly at: number;
  readonly sent: number;
  readonly answered: number;
}

/** SAs of one side at a time. */
export interface SaSample {
  readonly at: number;
  readonly side: 'aws-router' | 'azure-gateway';
  /** Established IKE SAs, and installed IPsec SAs. */
  readonly ike: number;
  readonly children: number;
  /** Highest number of an IKE SA so far: the daemon counts those that it creates. */
  readonly created: number;
  /** Process of the daemon; another one counts from the start. */
  readonly daemon: number;
}

/** Memory of one process of the router at a time. */
export interface MemorySample {
  readonly at: number;
  readonly program: string;
  readonly bytes: number;
}

/** A span of time in which something was done to the link, in seconds since the start. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** An outage: a time in which no ping was answered. */
export interface Gap extends Span {
  readonly seconds: number;
}

export const DAY = 86_400;
/** Growth in bytes a day from which a process leaks. */
const LEAK_PER_DAY = 512 * 1024;
/** Days that a process must have lived before its growth means anything. */
const LEAK_DAYS = 3;
/** IKE SAs between two samples of a quiet link: one is replaced, and its replacement may be, too. */
const QUIET_CREATED = 2;

/**
 * The times in which no ping was answered. An interval without a ping belongs to an outage that continues after it, and
 * to no other: pings are a little further apart than intervals.
 */
export function gaps(intervals: readonly Interval[], seconds: number): readonly Gap[] {
  const found: Gap[] = [];
  let unknownTo = -Infinity;
  for (const { at, sent, answered } of intervals) {
    if (answered > 0) continue;
    const last = found.at(-1);
    const continues = last !== undefined && Math.max(last.to, unknownTo) >= at - seconds;
    if (sent === 0) {
      if (continues) unknownTo = at;
    } else if (continues) found[found.length - 1] = { from: last.from, to: at, seconds: at - last.from };
    else found.push({ from: at - seconds, to: at, seconds });
  }
  return found;
}

/** Whether a time lies in one of the spans. */
export function within(spans: readonly Span[], at: number): boolean {
  return spans.some(({ from, to }) => at >= from && at <= to);
}

/** Sentences about SAs that pile up: more than one of a kind at two samples in a row, while nothing is done to the link. */
export function pileUps(samples: readonly SaSample[], disturbed: readonly Span[]): readonly string[] {
  const quiet = samples.filter(({ at }) => !within(disturbed, at));
  return bySide(quiet).flatMap((own) =>
    (['ike', 'children'] as const).flatMap((kind) => {
      const twice = own.find((sample, index) => sample[kind] > 1 && (own[index - 1]?.[kind] ?? 0) > 1);
      const name = kind === 'ike' ? 'IKE SAs' : 'IPsec SAs';
      return twice === undefined
        ? []
        : [`${twice[kind]} ${name} at ${twice.side} on day ${dayOf(twice.at)}, 1 is needed`];
    }),
  );
}

/** Sentences about SAs that are created again and again while nothing is done to the link. */
export function flaps(samples: readonly SaSample[], disturbed: readonly Span[]): readonly string[] {
  return bySide(samples).flatMap((own) => {
    const flap = own.find((sample, index) => {
      const before = own[index - 1];
      if (before === undefined || before.daemon !== sample.daemon) return false;
      if (disturbed.some(({ from, to }) => to >= before.at && from <= sample.at)) return false;
      return sample.created - before.created > QUIET_CREATED;
    });
    return flap === undefined ? [] : [`SAs are created again and again at ${flap.side}, on day ${dayOf(flap.at)}`];
  });
}

/** Sentences about processes that grow: the median of the growth between any two samples is more than {@link LEAK_PER_DAY}. */
export function leaks(samples: readonly MemorySample[]): readonly string[] {
  const programs = [...new Set(samples.map(({ program }) => program))];
  return programs.flatMap((program) => {
    const own = samples.filter((sample) => sample.program === program);
    const days = ((own.at(-1)?.at ?? 0) - (own[0]?.at ?? 0)) / DAY;
    const growth = growthPerDay(own);
    if (days < LEAK_DAYS || growth <= LEAK_PER_DAY) return [];
    return [`${program} grows by ${(growth / 1024 / 1024).toFixed(1)} MB a day`];
  });
}

/** Bytes a day by which a process grows: the median of the slopes between its samples, which single steps do not move. */
export function growthPerDay(samples: readonly MemorySample[]): number {
  const slopes = samples.flatMap((a, index) =>
    samples.slice(index + 1).map((b) => ((b.bytes - a.bytes) / (b.at - a.at)) * DAY),
  );
  return slopes.sort((a, b) => a - b)[Math.floor(slopes.length / 2)] ?? 0;
}

function bySide(samples: readonly SaSample[]): readonly (readonly SaSample[])[] {
  return (['aws-router', 'azure-gateway'] as const).map((side) => samples.filter((sample) => sample.side === side));
}

/** Day of the run in which a time lies; the first is 1. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY) + 1;
}
