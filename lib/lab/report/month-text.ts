import type { Paint } from '../../terminal/paint';
import { dayOf } from '../month/ledger';
import type { MonthReport } from '../month/month-report';

/** The end of a run of days as a person reads it: availability, what became of each disturbance, then what is wrong. */
export function printMonth(report: MonthReport, paint: Paint): string {
  const { link, daysRun, seed, sent, answered, longestGapSeconds, recoveries, ikeCreated, ikeNeeded, files } = report;
  const lost = sent - answered;
  const percent = ((100 * answered) / Math.max(1, sent)).toFixed(3);
  const outages = recoveries.map(
    ({ at, title, outageSeconds }) => `  day ${dayOf(at)}: ${title}: outage of ${outageSeconds} s`,
  );
  return [
    '',
    ...outages,
    '',
    `  available ${percent} %: ${lost} of ${sent} pings lost; the longest outage took ${longestGapSeconds} s`,
    `  ${ikeCreated} IKE SAs were created on the router, ${ikeNeeded} are needed at most`,
    `  the IKE daemon grew by ${(report.daemonGrowth / 1024).toFixed(0)} KB a day; ${files[0]} files at first, ${files[1]} at the end`,
    '',
    ...(report.passed
      ? [paint.strong(`${link}: ${daysRun.toFixed(0)} days passed (seed ${seed})`)]
      : [
          paint.strong(
            `${link}: ${daysRun.toFixed(1)} of ${report.days} days (seed ${seed}); these problems were found:`,
          ),
          ...report.problems.map((problem) => `  ${paint.warn(problem)}`),
        ]),
  ].join('\n');
}
