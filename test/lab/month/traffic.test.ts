import { Traffic } from '../../../lib/lab/month/traffic';

const seen = (...answered: readonly (number | undefined)[]): Traffic => {
  const traffic = new Traffic();
  answered.forEach((count, index) =>
    traffic.record({ at: 10 * (index + 1), sent: count === undefined ? 0 : 1, answered: count ?? 0 }),
  );
  return traffic;
};

describe('what the pings say of a link', () => {
  test('a single ping without a reply is not an outage', () => {
    expect(seen(1, 0, 1).lastOutage).toBe(-Infinity);
  });

  test('two in a row without a reply are an outage', () => {
    expect(seen(1, 0, 0, 1).lastOutage).toBe(30);
  });

  test('an interval without a ping does not end a row of answers', () => {
    expect(seen(1, 1, undefined, 1).inARow).toBe(3);
  });

  test('an outage lasts from the interval of the first unanswered ping to the last', () => {
    expect(seen(1, 0, 0, 0, 1).gaps()).toEqual([{ from: 10, to: 40, seconds: 30 }]);
  });
});
