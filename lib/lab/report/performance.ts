import type { Figure } from '../bench/figure';

/** The lab's section of docs/performance.md: mostly ratios, since bare numbers say more of the machine than of the link. */
export function printPerformance(figures: readonly Figure[], secondsToFirstPing: number | undefined): string {
  const first =
    secondsToFirstPing === undefined
      ? []
      : [`| from the start of the run to the first ping | ${secondsToFirstPing.toFixed(0)} s |`];
  return [
    '| Figure | Value |',
    '| --- | --- |',
    ...figures.map(({ title, value }) => `| ${title} | ${value} |`),
    ...first,
  ].join('\n');
}
