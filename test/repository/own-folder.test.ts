import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { LINK_FILE_VARIABLES } from '../../lib/workspace/link-files';

const ROOT = resolve(__dirname, '../..');

/** Names that a user's files have; `vpc2vnet.yaml` of an example is the example's. */
const USERS_FILES = ['vpc2vnet.yaml', 'handoff.json', 'cdk-outputs.json', 'cdktf-outputs.json'];

/** Reasons to start a program in the checkout; none of these programs reads a user's file. */
const STARTED_IN_THE_CHECKOUT: Readonly<Record<string, string>> = {
  'bench/bench.ts': 'not a test: it measures the checkout, with an example and a hand-off of its own',
  'package/tarball.ts': 'npm compiles and packs the sources',
  'release/terraform-range.test.ts': 'jest runs a test, which has an empty folder of its own',
  'repository/gitattributes.test.ts': 'git reads the attributes of pages',
  'repository/stages.test.ts': 'jest lists the files of tests',
  'write-files/every-kill.test.ts': 'the program finds ts-node, and writes into a folder that is named',
  'write-files/every-size.test.ts': 'the program finds ts-node, and writes into a folder that is named',
};

const sources = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(ROOT, 'test', path), 'utf8') }));

describe('a test does not see the files of a user who has deployed from this checkout', () => {
  test('it runs in an empty folder', () => {
    expect(readdirSync('.')).toEqual([]);
    expect(resolve('.').startsWith(ROOT)).toBe(false);
  });

  test('no variable names a file of a link', () => {
    expect(Object.values(LINK_FILE_VARIABLES).filter((name) => process.env[name] !== undefined)).toEqual([]);
  });

  test('it starts no program in the checkout', () => {
    const found = sources.filter(({ text }) => /\bcwd: (ROOT|REPOSITORY|process\.cwd\(\))/.test(text));

    expect(found.map(({ path }) => path).sort()).toEqual(Object.keys(STARTED_IN_THE_CHECKOUT));
  });

  test('it names no such file of the checkout', () => {
    const named = new RegExp(`join\\(ROOT, '(${USERS_FILES.join('|').replaceAll('.', '\\.')})'`);

    expect(sources.filter(({ text }) => named.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
