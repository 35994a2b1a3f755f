import { allProse } from './prose';
import { VOCABULARY } from './vocabulary';

/** Areas whose words were gone through; the rest follows. */
const DONE: readonly string[] = process.env.VPC2VNET_WORDS?.split(',') ?? [
  'lib/config/',
  'lib/model/',
  'lib/aws/',
  'lib/azure/',
  'lib/driver/',
  'lib/handoff/',
  'lib/workspace/',
  'bin/',
  'test/cli/',
  'lib/router/',
  'lib/strongswan/',
  'lib/lab/aws-endpoints/',
  'lib/lab/bench/',
  'lib/lab/checks/',
  'lib/lab/diagnosis/',
  'lib/lab/emitted/',
  'lib/lab/faults/',
  'lib/lab/hosts/',
  'lib/lab/report/',
  'lib/lab/session/',
  'lib/lab/shell/',
  'lib/lab/stand-ins/',
  'lib/lab/topology/',
  'lib/lab/wire/',
  'lib/lab/findings',
  'lib/lab/lab',
  'lib/lab/README',
  'lib/ike/',
  'lib/base/',
  'lib/catalog/',
  'lib/cidr/',
  'lib/ipsec/',
  'lib/terminal/',
  'lib/terraform-to-bicep/',
  'lib/write-files/',
  'stacks/',
  'test/config/',
  'test/model/',
  'test/aws/',
  'test/azure/',
  'test/router/',
  'test/strongswan/',
  'test/stacks/',
  'test/architecture/',
  'test/lab/aws-endpoints/',
  'test/lab/bench/',
  'test/lab/checks/',
  'test/lab/diagnosis/',
  'test/lab/emitted/',
  'test/lab/report/',
  'test/lab/stand-ins/',
  'test/lab/topology/',
  'test/lab/host-checks',
  'test/lab/link',
  'test/lab/mutations',
  'test/lab/readme',
  'test/lab/run-on-host',
  'test/lab/runs',
  'test/lab/scenarios',
  'test/ike/',
  'test/base/',
  'test/catalog/',
  'test/cidr/',
  'test/ipsec/',
  'test/terraform-to-bicep/',
  'test/write-files/',
];

const prose = allProse().filter(({ file }) => DONE.some((area) => file.startsWith(area)));

test.each(VOCABULARY)('nothing says "$avoid": $use', ({ pattern, except = [] }) => {
  const found = prose
    .filter(({ file, text }) => pattern.test(text) && !except.some((each) => file.includes(each.file)))
    .map(({ file, line, text }) => `${file}:${line}: ${pattern.exec(text)?.[0] ?? ''}`);

  expect(found).toEqual([]);
});
