import type { Figure } from '../findings';
import type { FirstPing } from './lab-report';

/**
 * The lab's section of docs/explanation/performance.md: mostly ratios, since absolute values depend on the machine.
 * @param measured the sentence that says where
 */
export function printPerformance(
  figures: readonly Figure[],
  firstPing: FirstPing | undefined,
  measured: string,
): string {
  const row = (title: string, value: string): string => `| ${title} | ${value} |`;
  const first =
    firstPing === undefined
      ? []
      : [
          row('time from boot of the hosts to the first ping, with user data and tunnel', seconds(firstPing.fromBoot)),
          row('time from start of the run to the first ping', seconds(firstPing.fromStart)),
        ];
  return [
    row('Figure', 'Value'),
    row('---', '---'),
    ...figures.map(({ title, value }) => row(title, value)),
    ...first,
    '',
    measured,
  ].join('\n');
}

function seconds(value: number): string {
  return `${value.toFixed(0)} s`;
}
