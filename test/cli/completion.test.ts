import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bashCompletion } from '../../bin/cli/completion/bash';
import { fishCompletion } from '../../bin/cli/completion/fish';
import { zshCompletion } from '../../bin/cli/completion/zsh';
import { COMPLETION_SHELLS, VERBS } from '../../bin/cli/verbs';
import { testWith } from '../fixtures/needs';
import { SHELL_NEEDS } from '../fixtures/shells';
import { completeIn } from './complete-in';
import { runCli } from './run-cli';

const SCRIPTS = { bash: bashCompletion(VERBS), zsh: zshCompletion(VERBS), fish: fishCompletion(VERBS) } as const;
const MINUTE = 60_000;

/** What is typed, and the words of the command that it becomes. */
const TYPED: readonly (readonly [title: string, keys: string, words: readonly string[]])[] = [
  ['a verb and an option', 'vpc2vnet repl\t--si\tx', ['replace-router', '--site', 'x']],
  ['a verb of a group and its argument', 'vpc2vnet hand\tforg\taz\t', ['handoff', 'forget', 'azure']],
  ['the value of an option', 'vpc2vnet emit --sc\tsub\t', ['emit', '--scope', 'subscription']],
  ['a file for an option that takes one', 'vpc2vnet plan --conf\tscr\t', ['plan', '--config', 'script']],
  ['a file for an option with an equals sign', 'vpc2vnet plan --config=scr\t', ['plan', '--config=script']],
  ['the value of an option with an equals sign', 'vpc2vnet emit --scope=sub\t', ['emit', '--scope=subscription']],
  ['a file to import', 'vpc2vnet handoff import \tscr\t', ['handoff', 'import', 'script']],
  ['the verb that help is about', 'vpc2vnet help repl\t', ['help', 'replace-router']],
  ['a code', 'vpc2vnet expl\tvpc-v\t', ['explain', 'vpc-vnet-overlap']],
];

/** The function of the guide, by which the word `vpc2vnet` is `npx vpc2vnet`. */
function functionIn(shell: string): string {
  const guide = readFileSync(join(__dirname, '../../docs/how-to/use-the-package.md'), 'utf8');
  const line = new RegExp(`^\\| ${shell} +\\| \`([^\`]+)\``, 'm').exec(guide)?.[1];
  if (line === undefined) throw new Error(`the guide has no function for ${shell}`);
  return line;
}

describe.each(COMPLETION_SHELLS)('the completion of %s', (shell) => {
  for (const [title, keys, words] of TYPED) {
    testWith(
      SHELL_NEEDS[shell],
      `completes ${title}`,
      async () => expect(await completeIn(shell, SCRIPTS[shell], keys)).toEqual(words),
      2 * MINUTE,
    );
  }

  testWith(
    SHELL_NEEDS[shell],
    'completes the function that the guide proposes',
    async () => {
      const words = await completeIn(shell, SCRIPTS[shell], 'vpc2vnet repl\t', functionIn(shell));

      expect(words).toEqual(['vpc2vnet', 'replace-router']);
    },
    2 * MINUTE,
  );

  test('is what the command prints', async () => {
    expect(await runCli('completion', shell)).toEqual({ exitCode: 0, stdout: SCRIPTS[shell], stderr: '' });
  });

  test('has every verb with all of its options', () => {
    const missing = VERBS.flatMap(({ verb, options }) =>
      [...verb.split(' '), ...options.map(({ flags }) => flags.split(' ')[0] ?? '')].filter(
        (word) => !SCRIPTS[shell].includes(word.replace(/^--/, '')),
      ),
    );

    expect(missing).toEqual([]);
  });
});

test('a shell without completion is bad input, with the nearest one', async () => {
  expect(await runCli('completion', 'zhs')).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: "completion is for bash, zsh, fish, got 'zhs'; the nearest one is zsh\n",
  });
});
