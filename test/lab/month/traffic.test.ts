import { PING_SECONDS, Traffic } from '../../../lib/lab/month/traffic';

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
