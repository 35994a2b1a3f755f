import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brokenPromises, promisesOf, type Promises } from './promises';
import { lostWords, wordsNow, type Words } from './words';

const VERSIONS = readdirSync(__dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);
const LINKS = VERSIONS.flatMap((version) =>
  readdirSync(join(__dirname, version)).map((name) => [version, name] as const),
);

const promisedBy = (version: string, name: string): Promises =>
  JSON.parse(readFileSync(join(__dirname, version, name, 'promised.json'), 'utf8')) as Promises;

/** What this version gives; it is rendered once for each link. */
const GIVEN = new Map(
  LINKS.map(([version, name]) => {
    const folder = join(__dirname, version, name);
    return [`${version}/${name}`, promisesOf(join(folder, 'vpc2vnet.yaml'), join(folder, 'handoff.json'))] as const;
  }),
);

function given(version: string, name: string): Promises {
  const found = GIVEN.get(`${version}/${name}`);
  if (found === undefined) throw new Error(`there is no link ${name} of ${version}`);
  return found;
}

describe('a link that was deployed with an earlier version', () => {
  test.each(LINKS)('of %s: nothing of %s would be replaced', (version, name) => {
    expect(brokenPromises(promisedBy(version, name), given(version, name))).toEqual([]);
  });

  test.each(LINKS)('of %s: %s has routers, whose replacement is seen', (version, name) => {
    expect(Object.keys(given(version, name).generations)).not.toEqual([]);
  });
});

describe('a broken promise is reported', () => {
  const [[version, name] = ['', '']] = LINKS;
  const promised = given(version, name);
  const [stack = ''] = Object.keys(promised.cloudFormation);
  const [router = ''] = Object.keys(promised.generations);

  test.each<[string, Partial<Promises>, string]>([
    [
      'for a logical id',
      { cloudFormation: { [stack]: { Former: 'AWS::EC2::EIP' } } },
      `${stack}: AWS::EC2::EIP Former would be deleted or replaced`,
    ],
    [
      'for an address of Terraform',
      { terraform: { 'azurerm_subnet.former': 'a' } },
      "Azure: azurerm_subnet.former would be destroyed or replaced, it was 'a'",
    ],
    ['for a file', { files: ['former'] }, 'former would no longer be written'],
    ['for a router', { generations: { [router]: '00000000' } }, `the instance of ${router} would be replaced`],
  ])('%s', (_, change, line) => {
    expect(brokenPromises({ ...promised, ...change }, promised)).toEqual([line]);
  });
});

describe('what people wrote with an earlier version stays valid', () => {
  test.each(VERSIONS)('of %s: keys, hand-offs, problem codes and exports', (version) => {
    const promised = JSON.parse(readFileSync(join(__dirname, `${version}.json`), 'utf8')) as Words;

    expect(lostWords(promised, wordsNow())).toEqual([]);
  });

  test.each<keyof Words>(['keys', 'facts', 'problemCodes', 'exports'])('a former word of %s is reported', (kind) => {
    const now = wordsNow();

    expect(lostWords({ ...now, [kind]: [...now[kind], 'former'] }, now)).toEqual([`${kind}: former no longer exists`]);
  });
});
