import { PROBLEM_CODES } from '../../../lib/config/problems/problem-codes';
import { codesOf, linesOf } from '../case';
import { SECRETS } from './cases/secrets';
import { CASES, SUBJECTS } from './subjects';

describe.each(Object.entries(SUBJECTS))('%s', (_subject, cases) => {
  test.each(cases)('$title', ({ yaml, lines }) => {
    expect(linesOf(yaml)).toEqual(lines);
  });
});

test('every rule is exercised, and every rule exercised is in the table', () => {
  const exercised = new Set(CASES.flatMap(({ yaml }) => codesOf(yaml)));

  expect([...exercised].sort()).toEqual([...PROBLEM_CODES].sort());
});

test.each(CASES)('one line, of printable characters: $title', ({ yaml }) => {
  for (const line of linesOf(yaml)) {
    expect(line).not.toMatch(/undefined|\[object|NaN/);
    expect(line).toMatch(/^\d+:\d+ [^\p{C}\p{Zl}\p{Zp}]+ \[[a-z-]+\]$/u);
  }
});

test.each(SECRETS)('the secret is in no line: $title', ({ yaml }) => {
  expect(yaml).toContain('hunter2');

  expect(linesOf(yaml).join('\n')).not.toContain('hunter2');
});
