import { printProblem } from '../../../lib/config/problems/print-problem';

test('a long value is cut short, and one that could lie on a terminal is escaped', () => {
  const problem = {
    code: 'type',
    path: ['a', 'b c'],
    rule: 'must be x',
    remedy: 'y',
    file: 'f',
    line: 1,
    column: 2,
  } as const;

  expect(printProblem({ ...problem, value: 'z'.repeat(61) })).toBe(
    `f:1:2 a["b c"] must be x, got "${'z'.repeat(60)}…"; y [type]`,
  );
  expect(printProblem({ ...problem, value: '\u202E\u2028\u009B' })).toContain('got "\\u202e\\u2028\\u009b"');
});
