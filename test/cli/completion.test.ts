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
  ['a code', 'vpc2vnet expl\tvpc-v\t', ['explain', 'vpc-vnet-overlap']],
];

describe.each(COMPLETION_SHELLS)('the completion of %s', (shell) => {
  for (const [title, keys, words] of TYPED) {
    testWith(
      SHELL_NEEDS[shell],
      `completes ${title}`,
      async () => expect(await completeIn(shell, SCRIPTS[shell], keys)).toEqual(words),
      2 * MINUTE,
    );
  }

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
