import { allProse } from './prose';
import { VOCABULARY } from './vocabulary';

/** Areas whose words were gone through; the rest follows. */
const DONE: readonly string[] = (process.env.VPC2VNET_WORDS ?? 'stacks/').split(',');

const prose = allProse().filter(({ file }) => DONE.some((area) => file.startsWith(area)));

test.each(VOCABULARY)('no text says "$avoid": $use', ({ pattern, except = [] }) => {
  const found = prose
    .filter(({ file, text }) => pattern.test(text) && !except.some((each) => file.includes(each.file)))
    .map(({ file, line, text }) => `${file}:${line}: ${pattern.exec(text)?.[0] ?? ''}`);

  expect(found).toEqual([]);
});
