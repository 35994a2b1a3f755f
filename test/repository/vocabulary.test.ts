import { allProse } from './prose';
import { VOCABULARY } from './vocabulary';

/** `VPC2VNET_WORDS=lib/lab/` reads one area only. */
const areas = process.env.VPC2VNET_WORDS?.split(',') ?? [''];

const prose = allProse().filter(({ file }) => areas.some((area) => file.startsWith(area)));

test.each(VOCABULARY)('nothing says "$avoid": $use', ({ pattern, except = [] }) => {
  const found = prose
    .filter(({ file, text }) => pattern.test(text) && !except.some((each) => file.includes(each.file)))
    .map(({ file, line, text }) => `${file}:${line}: ${pattern.exec(text)?.[0] ?? ''}`);

  expect(found).toEqual([]);
});
