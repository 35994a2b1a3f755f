import { judgeMonth, type Observations } from '../../../lib/lab/month/judge-month';

const HOUR = 3600;
const HEALTHY: Observations = {
  ...{ link: 'minimal', days: 1, seed: 1, daysRun: 1, sent: 8640, answered: 8640, problems: [], gaps: [] },
  ...{ disturbed: [], recoveries: [], rekeysByGateway: 0, ikeRekeySeconds: 25_200 },
  samples: {
    sas: [2, 4, 6].map((hour) => ({
      ...{ at: hour * HOUR, side: 'aws-router', ike: 1, children: 1, created: 1, daemon: 5 },
    })),
    memory: [],
    files: [900, 901],
  },
};
const problemsOf = (change: Partial<Observations>): readonly string[] => judgeMonth({ ...HEALTHY, ...change }).problems;

describe('a run of days', () => {
  test('passes when nothing is wrong', () => {
    expect(judgeMonth(HEALTHY)).toMatchObject({ passed: true, problems: [], longestGapSeconds: 0 });
  });

  test('fails on an outage without a disturbance', () => {
    expect(problemsOf({ gaps: [{ from: HOUR, to: HOUR + 20, seconds: 20 }] })).toEqual([
      'an outage of 20 s on day 1, without a disturbance',
    ]);
  });

  test('passes with an outage that belongs to a disturbance', () => {
    const disturbed = [{ from: HOUR - 60, to: HOUR + 300 }];

    expect(problemsOf({ disturbed, gaps: [{ from: HOUR, to: HOUR + 20, seconds: 20 }] })).toEqual([]);
  });

  test('fails when the Azure gateway rekeys, since the router must do so first', () => {
    expect(problemsOf({ rekeysByGateway: 3 })).toEqual([
      "the Azure gateway initiated 3 rekeys: its lifetimes are not longer than the router's",
    ]);
  });

  test('fails when more IKE SAs were created than lifetimes and disturbances need', () => {
    const sas = HEALTHY.samples.sas.map((sample, index) => ({ ...sample, created: 2 + 2 * index }));

    expect(problemsOf({ samples: { ...HEALTHY.samples, sas } })).toEqual([
      'the router created 6 IKE SAs, 5 are needed at most',
    ]);
  });

  test('counts the SAs of a daemon that was restarted from the start', () => {
    const sas = HEALTHY.samples.sas.map((sample, index) => ({ ...sample, created: 2, daemon: index < 2 ? 5 : 6 }));

    expect(judgeMonth({ ...HEALTHY, samples: { ...HEALTHY.samples, sas } }).ikeCreated).toBe(4);
  });

  test('fails when files pile up on the router', () => {
    expect(problemsOf({ samples: { ...HEALTHY.samples, files: [900, 1200] } })).toEqual([
      "the router's files became 300 more",
    ]);
  });

  test('names what ended it early, and not what follows from it', () => {
    const gaps = [{ from: HOUR, to: HOUR + 900, seconds: 900 }];

    expect(problemsOf({ problems: ['no traffic for 15 min on day 1'], gaps })).toEqual([
      'no traffic for 15 min on day 1',
    ]);
  });
});
