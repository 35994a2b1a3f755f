import { printProblem, printProblems } from '../../../lib/config/problems/print-problem';

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

test('of more than a hundred problems, the hundred first are printed, and the number of the others', () => {
  const problem = { code: 'type', path: ['a'], rule: 'must be x', remedy: 'y', file: 'f', column: 1 } as const;
  const lines = printProblems(Array.from({ length: 103 }, (_, index) => ({ ...problem, line: index + 1 })));

  expect(lines).toHaveLength(101);
  expect(lines.slice(-2)).toEqual(['f:100:1 a must be x; y [type]', 'f has 3 more problems; fix these first']);
});
