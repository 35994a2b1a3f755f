import { PROBLEM_CODES, type ProblemCode } from '../../../lib/config/problems/problem-codes';
import { code, generated, table } from '../../../bin/pages/markdown';
import { linesOf } from '../case';
import { CASES } from './subjects';

const LINES = CASES.flatMap(({ yaml }) => linesOf(yaml));

/** The shortest message of a code, without its place and its code. */
function exampleOf(problem: ProblemCode): string {
  const messages = LINES.filter((line) => line.endsWith(`[${problem}]`)).map((line) =>
    line.replace(/^\d+:\d+ /, '').replace(/ \[[a-z-]+\]$/, ''),
  );
  return messages.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0] ?? '';
}

/** A message for each code: `lib/config/problems/messages.json`, which `explain` prints. */
export function problemMessages(): Readonly<Record<string, string>> {
  return Object.fromEntries(PROBLEM_CODES.map((problem) => [problem, exampleOf(problem)]));
}

/** `docs/reference/problem-codes.md`. */
export function problemCodesPage(): string {
  return `${[
    '# Problem codes',
    generated('the cases that the tests of the config check'),
    'A problem of the config is one line: file, line and column, field, rule, value, remedy, and a code in brackets. All problems are reported at once, and the exit code is 2. The codes are stable, for scripts that read them. `npm run -s vpc2vnet explain CODE` prints a row of this page.',
    table(
      ['Code', 'A message that has it'],
      PROBLEM_CODES.map((problem) => [code(problem), code(exampleOf(problem))]),
    ),
  ].join('\n\n')}\n`;
}
