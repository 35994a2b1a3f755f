import type { MonthReport } from '../../../lib/lab/month/month-report';
import { printMonth } from '../../../lib/lab/report/month-text';
import { NO_PAINT } from '../../../lib/terminal/paint';

const REPORT: MonthReport = {
  ...{ link: 'minimal', days: 30, seed: 7, daysRun: 30, passed: true, sent: 1000, answered: 999, problems: [] },
  ...{ longestGapSeconds: 60, ikeCreated: 110, ikeNeeded: 120, daemonGrowth: 2048, files: [900, 910] },
  recoveries: [{ id: 'router-rebooted', title: 'the router reboots', at: 90_000, seconds: 0, outageSeconds: 10 }],
};

describe('the report of a run of days', () => {
  test('ends with the days and the seed that draws them again', () => {
    expect(printMonth(REPORT, NO_PAINT)).toMatch(/minimal: 30 days passed \(seed 7\)$/);
  });

  test('says how available the link was', () => {
    expect(printMonth(REPORT, NO_PAINT)).toContain(
      'available 99.900 %: 1 of 1000 pings lost; the longest outage took 60 s',
    );
  });

  test('lists each disturbance with its outage', () => {
    expect(printMonth(REPORT, NO_PAINT)).toContain('day 2: the router reboots: outage of 10 s');
  });

  test('ends with the problems where there are some', () => {
    const failed = { ...REPORT, passed: false, daysRun: 3.25, problems: ['SAs pile up'] };

    expect(printMonth(failed, NO_PAINT)).toMatch(
      /3\.3 of 30 days \(seed 7\); these problems were found:\n {2}SAs pile up$/,
    );
  });
});
