/**
 * Prints for each stage how long its tests took, with the slowest files of one that is over its budget, and as the last
 * line the totals: `print-totals.js RESULTS`
 */
const { readFileSync } = require('node:fs');
const { relative } = require('node:path');
const { STAGES, stagesOf } = require('./stages');

const SLOWEST = 5;
const secondsOf = ({ startTime, endTime }) => Math.round((endTime - startTime) / 1000);

const run = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const files = run.testResults;

console.log('');
for (const [stage, { budgetSeconds, tests }] of Object.entries(STAGES)) {
  const own = files.filter(({ name }) => stagesOf(relative(process.cwd(), name)).includes(stage));
  if (tests.length === 0 || own.length === 0) continue;
  const seconds = own.reduce((sum, file) => sum + secondsOf(file), 0);
  console.log(
    `${stage}: ${own.length} files took ${seconds} s, counted one after the other; budget ${budgetSeconds} s`,
  );
  if (seconds <= budgetSeconds) continue;
  for (const file of own.sort((a, b) => secondsOf(b) - secondsOf(a)).slice(0, SLOWEST)) {
    console.log(`  ${secondsOf(file)} s ${relative(process.cwd(), file.name)}`);
  }
}

// A file that cannot be loaded fails without a failed test.
const failed = run.numFailedTests || run.numFailedTestSuites;
console.log(`tests: ${run.numPassedTests} passed, ${failed} failed, ${run.numPendingTests} skipped`);
