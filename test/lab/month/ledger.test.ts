import { flaps, gaps, leaks, pileUps, within, type SaSample } from '../../../lib/lab/month/ledger';

const HOUR = 3600;
const DAY = 86_400;
const MIB = 1024 * 1024;
const sample = (hour: number, change: Partial<SaSample> = {}): SaSample => ({
  ...{ at: hour * HOUR, side: 'aws-router', ike: 1, children: 1, created: 1, daemon: 5 },
  ...change,
});

describe('outages', () => {
  test('join intervals that follow one another', () => {
    const intervals = [10, 20, 30, 40].map((at) => ({ at, sent: 1, answered: at === 10 ? 1 : 0 }));

    expect(gaps(intervals, 10)).toEqual([{ from: 10, to: 40, seconds: 30 }]);
  });

  test('do not count an interval in which nothing was sent', () => {
    expect(gaps([{ at: 10, sent: 0, answered: 0 }], 10)).toEqual([]);
  });
});

describe('SAs that pile up', () => {
  test('are more than one at two samples in a row', () => {
    expect(pileUps([sample(2, { children: 2 }), sample(4, { children: 2 })], [])).toEqual([
      '2 IPsec SAs at aws-router on day 1, 1 is needed',
    ]);
  });

  test('are not those of a rekey that a sample happens to see', () => {
    expect(pileUps([sample(2), sample(4, { ike: 2 }), sample(6)], [])).toEqual([]);
  });

  test('are not counted while something is done to the link', () => {
    const twice = [sample(2, { ike: 2 }), sample(4, { ike: 2 })];

    expect(pileUps(twice, [{ from: HOUR, to: 5 * HOUR }])).toEqual([]);
  });
});

describe('SAs that flap', () => {
  test('are many new ones on a quiet link', () => {
    expect(flaps([sample(2), sample(4, { created: 9 })], [])).toEqual([
      'SAs are created again and again at aws-router, on day 1',
    ]);
  });

  test('are not those of another daemon, which counts from the start', () => {
    expect(flaps([sample(2), sample(4, { created: 9, daemon: 6 })], [])).toEqual([]);
  });

  test('are not those that a disturbance needed', () => {
    expect(flaps([sample(2), sample(4, { created: 9 })], [{ from: 3 * HOUR, to: 3.1 * HOUR }])).toEqual([]);
  });
});

describe('a process that leaks', () => {
  const grows = (perDay: number, days = 6) =>
    Array.from({ length: days * 4 }, (_, index) => ({
      ...{ at: (index * DAY) / 4, program: 'charon-systemd[5]' },
      bytes: 8 * MIB + (index / 4) * perDay * MIB + (index % 3) * 20_000,
    }));

  test('grows by a megabyte a day', () => {
    expect(leaks(grows(1))).toEqual(['charon-systemd[5] grows by 1.0 MB a day']);
  });

  test('is not one that only varies', () => {
    expect(leaks(grows(0))).toEqual([]);
  });

  test('is not one that took memory once', () => {
    const once = grows(0).map((memory, index) => ({ ...memory, bytes: memory.bytes + (index > 4 ? 20 * MIB : 0) }));

    expect(leaks(once)).toEqual([]);
  });

  test('has lived for some days', () => {
    expect(leaks(grows(1, 2))).toEqual([]);
  });
});

test('a time lies in a span up to its end', () => {
  expect([within([{ from: 1, to: 2 }], 2), within([{ from: 1, to: 2 }], 3)]).toEqual([true, false]);
});
