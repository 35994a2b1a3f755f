import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentsOf } from '../../lib/model/components';
import { deployCommand, destroyCommand, type CommandStyle } from '../../lib/workspace/commands';
import { teardownSteps } from '../../lib/workspace/teardown';
import { emptyHandoff } from '../../lib/handoff/handoff';
import { DEPLOYED } from '../fixtures/handoffs';
import { linkOf } from '../fixtures/link-of';
import { testWith } from '../fixtures/needs';
import { blocksOf, commandsIn, pages, readPage, shellBlocks } from '../fixtures/readme';
import { SHELL_NAMES, SHELL_NEEDS } from '../fixtures/shells';
import { runScripts, STAND_INS, typeInto } from '../fixtures/type-into';

const ROOT = join(__dirname, '../..');
const TIMEOUT = 5 * 60_000;

const PAGES = pages();
const COMMANDS = [...new Set(PAGES.flatMap((page) => shellBlocks(readPage(page)).flatMap(commandsIn)))];

describe('the blocks of a page', () => {
  test.each(PAGES)('%s: each says what it is', (page) => {
    expect(blocksOf(readPage(page)).filter(({ language }) => language === '')).toEqual([]);
  });

  test.each(PAGES)('%s: commands stand without prompt, comment and placeholder, and begin with a program', (page) => {
    const programs = new Set<string>([...STAND_INS, 'sh']);
    const wrong = shellBlocks(readPage(page))
      .flatMap(commandsIn)
      .filter((command) => !programs.has(/^\S+/.exec(command)?.[0] ?? '') || /(^|\s)#|…|`/.test(command));
    expect(wrong).toEqual([]);
  });

  test('hold the commands that a link takes by hand', () => {
    expect(COMMANDS).toEqual(expect.arrayContaining(['npm run synth', 'npx cdk deploy demo-network']));
  });
});

/** What the verbs print, with paths that each shell has another opinion on. */
const PRINTED = ["my link's.yaml", 'a\\b $HOME.yaml', '!!~#.yaml', '=ls', 'Grüße;x.yaml'].flatMap((config) => {
  const style: CommandStyle = { config, handoff: `~/${config}` };
  const [before, after] = [linkOf(), linkOf(undefined, DEPLOYED)];
  return [
    ...componentsOf(after).flatMap((each) => [deployCommand(each, style), destroyCommand(each, style)]),
    ...teardownSteps(before, emptyHandoff('link'), { ...style, unattended: true }).map(({ command = '' }) => command),
  ];
});

describe('a command typed into an interactive shell calls the same as in a script', () => {
  for (const shell of SHELL_NAMES) {
    testWith(
      SHELL_NEEDS[shell],
      `in ${shell}: those of the pages`,
      async () => {
        const expected = runScripts(COMMANDS);
        expect(named(COMMANDS, await typeInto(shell, COMMANDS, expected))).toEqual(named(COMMANDS, expected));
      },
      TIMEOUT,
    );

    testWith(
      SHELL_NEEDS[shell],
      `in ${shell}: those that the verbs print`,
      async () => {
        const expected = runScripts(PRINTED);
        expect(named(PRINTED, await typeInto(shell, PRINTED, expected))).toEqual(named(PRINTED, expected));
      },
      TIMEOUT,
    );
  }
});

test('no message names a command of vpc2vnet without npm, which finds it', () => {
  const sources = ['bin', 'lib'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => join(ROOT, folder, path)),
  );
  expect(sources.filter((path) => /`vpc2vnet (?!failed|\$\{)/.test(readFileSync(path, 'utf8')))).toEqual([]);
});

testWith(SHELL_NEEDS.zsh, 'a comment is seen to reach the program from zsh', async () => {
  const commented = ['npm run synth # write'];
  const expected = [[['npm', 'run', 'synth', '#', 'write']]];
  expect(runScripts(commented)).toEqual([[['npm', 'run', 'synth']]]);
  expect(await typeInto('zsh', commented, expected)).toEqual(expected);
});

function named<T>(commands: readonly string[], calls: readonly T[]): readonly { command: string; calls: T }[] {
  return calls.map((each, index) => ({ command: commands[index] ?? '', calls: each }));
}
