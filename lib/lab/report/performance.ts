import type { Figure } from '../findings';
import type { FirstPing } from './lab-report';

/** The lab's section of docs/explanation/performance.md: mostly ratios, since bare numbers say more of the machine than of the link. */
export function printPerformance(figures: readonly Figure[], firstPing: FirstPing | undefined): string {
  const row = (title: string, value: string): string => `| ${title} | ${value} |`;
  const first =
    firstPing === undefined
      ? []
      : [
          row(
            'from the boot of the hosts, user data and tunnel included, to the first ping',
            seconds(firstPing.fromBoot),
          ),
          row('from the start of the run to the first ping', seconds(firstPing.fromStart)),
        ];
  return [
    row('Figure', 'Value'),
    row('---', '---'),
    ...figures.map(({ title, value }) => row(title, value)),
    ...first,
  ].join('\n');
}

function seconds(value: number): string {
  return `${value.toFixed(0)} s`;
}
