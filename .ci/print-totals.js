/** Prints for each stage how long its tests took, and as the last line the totals: `print-totals.js RESULTS…` */
const { readFileSync } = require('node:fs');
const { relative } = require('node:path');
const { STAGES, stagesOf } = require('./stages');

const runs = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')));
const files = runs.flatMap(({ testResults }) => testResults);

console.log('');
for (const [stage, { budgetSeconds, tests }] of Object.entries(STAGES)) {
  const own = files.filter(({ name }) => stagesOf(relative(process.cwd(), name)).includes(stage));
  if (tests.length === 0 || own.length === 0) continue;
  const seconds = Math.round(own.reduce((sum, { startTime, endTime }) => sum + endTime - startTime, 0) / 1000);
  console.log(
    `${stage}: ${own.length} files took ${seconds} s, counted one after the other; budget ${budgetSeconds} s`,
  );
}

const sum = (number) => runs.reduce((total, run) => total + number(run), 0);
// A file that cannot be loaded fails without a failed test.
const failed = sum((run) => run.numFailedTests || run.numFailedTestSuites);
console.log(
  `tests: ${sum((run) => run.numPassedTests)} passed, ${failed} failed, ${sum((run) => run.numPendingTests)} skipped`,
);
