import { Traffic } from '../../../lib/lab/month/traffic';

const seen = (...answered: readonly (number | undefined)[]): Traffic => {
  const traffic = new Traffic();
  answered.forEach((count, index) =>
    traffic.record({ at: 10 * (index + 1), sent: count === undefined ? 0 : 1, answered: count ?? 0 }),
  );
  return traffic;
};

describe('what the pings say of a link', () => {
  test('a single ping without an answer is no trouble', () => {
    expect(seen(1, 0, 1).lastTrouble).toBe(0);
  });

  test('two in a row without an answer are trouble', () => {
    expect(seen(1, 0, 0, 1).lastTrouble).toBe(30);
  });

  test('an interval without a ping does not end a row of answers', () => {
    expect(seen(1, 1, undefined, 1).inARow).toBe(3);
  });

  test('a time without traffic lasts from the interval of the first unanswered ping to the last', () => {
    expect(seen(1, 0, 0, 0, 1).gaps()).toEqual([{ from: 10, to: 40, seconds: 30 }]);
  });
});
