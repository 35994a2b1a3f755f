const SENTENCE = /: skipped, (.*)$/;
const NEED = /(?:^|, )(.*?) is not here \(((?:[^()]|\([^()]*\))*)\)/g;

/**
 * Returns what a run of tests did not do, in one line with what to install; `undefined` when nothing was skipped for
 * a missing program.
 * @param {readonly string[]} titles - titles of skipped tests; `testWith` writes into each what was missing
 */
function skippedLine(titles) {
  const found = titles.flatMap((title) => SENTENCE.exec(title)?.[1] ?? []);
  if (found.length === 0) return undefined;
  const needs = new Map(found.flatMap((text) => [...text.matchAll(NEED)].map(([, what, install]) => [what, install])));
  const list = [...needs].sort().map(([what, install]) => `${what} (${install})`);
  return `${found.length} ${found.length === 1 ? 'test was' : 'tests were'} skipped; to run them: ${list.join('; ')}`;
}

/** Prints, as the last line of a run of tests, what was skipped. */
module.exports = class {
  static skippedLine = skippedLine;

  onRunComplete(_contexts, { testResults }) {
    const skipped = testResults.flatMap((file) => file.testResults.filter(({ status }) => status === 'pending'));
    const line = skippedLine(skipped.map(({ fullName }) => fullName));
    if (line !== undefined) console.error(line);
  }
};
