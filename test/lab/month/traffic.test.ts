import { intervalsOf, PING_SECONDS, Traffic } from '../../../lib/lab/month/traffic';

const seen = (...answered: readonly (number | undefined)[]): Traffic => {
  const traffic = new Traffic();
  answered.forEach((count, index) =>
    traffic.record({ at: PING_SECONDS * (index + 1), sent: count === undefined ? 0 : 1, answered: count ?? 0 }),
  );
  return traffic;
};

/** An outage between the ends of two intervals. */
const outage = (first: number, last: number) => {
  const [from, to] = [first * PING_SECONDS, last * PING_SECONDS];
  return { from, to, seconds: to - from };
};

describe('what the pings say of a link', () => {
  test('a single ping without a reply is not an outage', () => {
    expect(seen(1, 0, 1).lastOutage).toBe(-Infinity);
  });

  test('two in a row without a reply are an outage', () => {
    expect(seen(1, 0, 0, 1).lastOutage).toBe(3 * PING_SECONDS);
  });

  test('an interval without a ping does not end a row of answers', () => {
    expect(seen(1, 1, undefined, 1).inARow).toBe(3);
  });

  test('an outage lasts from the interval of the first unanswered ping to the last', () => {
    expect(seen(1, 0, 0, 0, 1).gaps()).toEqual([outage(1, 4)]);
  });

  test('an interval without a ping does not divide an outage', () => {
    expect(seen(1, 0, undefined, 0, 1).gaps()).toEqual([outage(1, 4)]);
  });

  test('an interval without a ping after an outage does not lengthen it', () => {
    expect(seen(1, 0, 0, undefined, 1, 0, 1).gaps()).toEqual([outage(1, 3), outage(5, 6)]);
  });
});

describe('a rest of the watch', () => {
  const AT = 100 * PING_SECONDS;
  const interval = (before: number, sent: number, answered: number) => ({
    at: AT - before * PING_SECONDS,
    sent,
    answered,
  });

  test('in which every ping was answered is one interval', () => {
    expect(intervalsOf(interval(0, 90, 90), undefined)).toEqual([interval(0, 90, 90)]);
  });

  test('that a ping without an answer ended has lost it, and not the next one', () => {
    expect(intervalsOf(interval(0, 90, 89), 'unanswered')).toEqual([
      interval(2, 88, 88),
      interval(1, 1, 0),
      interval(0, 1, 1),
    ]);
  });

  test('that a disturbance ended has lost the last ping', () => {
    expect(intervalsOf(interval(0, 90, 89), 'disturbance')).toEqual([interval(1, 89, 89), interval(0, 1, 0)]);
  });

  test('at whose end two pings were lost is followed by an outage', () => {
    const traffic = new Traffic();
    for (const each of intervalsOf(interval(0, 90, 88), 'unanswered')) traffic.record(each);

    expect(traffic.lastOutage).toBe(AT);
  });

  test('of no other ping than the lost ones has no interval before them', () => {
    expect(intervalsOf(interval(0, 2, 0), 'unanswered')).toEqual([interval(1, 1, 0), interval(0, 1, 0)]);
  });

  test('in which an answer came late has lost none', () => {
    expect(intervalsOf(interval(0, 90, 91), 'unanswered')).toEqual([interval(0, 90, 91)]);
  });
});
