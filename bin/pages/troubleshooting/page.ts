import { anchorOf, code, generated, table } from '../markdown';
import { DEPLOYMENT } from './deployment';
import { PREFLIGHT } from './preflight';
import type { Chapter, Section } from './section';
import { TRAFFIC } from './traffic';
import { TUNNEL } from './tunnel';

const CHAPTERS: readonly Chapter[] = [TUNNEL, TRAFFIC, DEPLOYMENT, PREFLIGHT];

/** All sections, in the order of the page. */
export const SECTIONS: readonly Section[] = CHAPTERS.flatMap(({ sections }) => sections);

/** `docs/how-to/troubleshooting.md`. */
export function troubleshootingPage(): string {
  return `${[
    '# Troubleshooting',
    generated('the tables of the diagnosis, the driver and the preflight'),
    'Search this page for the words of your message. Each section has what is seen, its cause and its remedy. A problem of the config names its place and ends with a code in brackets: [problem codes](../reference/problem-codes.md).',
    table(
      ['A message with', 'Section'],
      SECTIONS.map(({ heading, words }) => [
        words.map((word) => code(word.trim())).join(', '),
        `[${heading}](#${anchorOf(heading)})`,
      ]),
    ),
    ...CHAPTERS.flatMap(({ heading, sections }) => [`## ${heading}`, ...sections.map(printSection)]),
  ].join('\n\n')}\n`;
}

function printSection({ heading, seen, cause, remedy }: Section): string {
  return [
    `### ${heading}`,
    'Seen:',
    ['```text', ...seen, '```'].join('\n'),
    `**Cause.** ${cause}`,
    `**Remedy.** ${remedy}`,
  ].join('\n\n');
}
