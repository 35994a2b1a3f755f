import { APART, DISTURBANCES, drawSchedule } from '../../../lib/lab/month/schedule';

const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

describe('the disturbances of a month', () => {
  test('are the same for the same seed', () => {
    expect(drawSchedule(30, 7)).toEqual(drawSchedule(30, 7));
  });

  test('differ from seed to seed', () => {
    expect(drawSchedule(30, 7)).not.toEqual(drawSchedule(30, 8));
  });

  test.each(SEEDS)('leave the link quiet between any two of them (seed %i)', (seed) => {
    const times = drawSchedule(30, seed).map(({ at }) => at);

    expect(times.filter((at, index) => at - (times[index - 1] ?? 0) < APART)).toEqual([]);
  });

  test.each(SEEDS)('are of every kind (seed %i)', (seed) => {
    const drawn = new Set(drawSchedule(30, seed).map(({ id }) => id));

    expect(DISTURBANCES.map(({ id }) => id).filter((id) => !drawn.has(id))).toEqual([]);
  });

  test.each(SEEDS)('end before the last day does (seed %i)', (seed) => {
    expect(drawSchedule(30, seed).filter(({ at }) => at + APART > 30 * 86_400)).toEqual([]);
  });
});
