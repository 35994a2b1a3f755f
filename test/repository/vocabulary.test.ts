import { allProse } from './prose';
import { VOCABULARY } from './vocabulary';

/** Areas whose words were gone through; the rest follows. */
const DONE: readonly string[] = process.env.VPC2VNET_WORDS?.split(',') ?? [
  'lib/config/',
  'lib/model/',
  'lib/aws/',
  'lib/azure/',
  'lib/router/',
  'lib/strongswan/',
  'stacks/',
  'test/config/',
  'test/model/',
  'test/aws/',
  'test/azure/',
  'test/router/',
  'test/strongswan/',
  'test/stacks/',
  'test/architecture/',
];

const prose = allProse().filter(({ file }) => DONE.some((area) => file.startsWith(area)));

test.each(VOCABULARY)('nothing says "$avoid": $use', ({ pattern, except = [] }) => {
  const found = prose
    .filter(({ file, text }) => pattern.test(text) && !except.some((each) => file.includes(each.file)))
    .map(({ file, line, text }) => `${file}:${line}: ${pattern.exec(text)?.[0] ?? ''}`);

  expect(found).toEqual([]);
});
