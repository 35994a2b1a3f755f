import { nearest } from '../../../lib/base/nearest';
import { UserError } from '../../../lib/base/user-error';
import { printer } from '../../../lib/terminal/terminal.edge';
import { bashCompletion } from '../completion/bash';
import { fishCompletion } from '../completion/fish';
import { zshCompletion } from '../completion/zsh';
import { COMPLETION_SHELLS, VERBS, type Run } from '../verbs';

const SCRIPTS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion } as const;

/**
 * Prints the completion script of a shell.
 * @throws UserError when there is none for this shell
 */
export const run: Run<'completion'> = (_, shell) => {
  const known = COMPLETION_SHELLS.find((each) => each === shell);
  if (known === undefined) {
    throw new UserError([
      `completion is for ${COMPLETION_SHELLS.join(', ')}, got '${shell}'; the nearest one is ${nearest(shell, COMPLETION_SHELLS).word}`,
    ]);
  }
  printer.print(SCRIPTS[known](VERBS).trimEnd());
};
