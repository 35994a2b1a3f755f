import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { COMPLETION_SHELLS } from '../../bin/cli/verbs';
import { SHELLS } from '../fixtures/shells';
import { openTerminal, until } from '../fixtures/terminal';

type CompletionShell = (typeof COMPLETION_SHELLS)[number];

const LONGEST_MS = 30_000;
const QUIET_MS = 300;

/** How each shell loads a completion script in its settings. */
const LOAD: Readonly<Record<CompletionShell, string>> = {
  bash: 'source ./script',
  zsh: 'autoload -U compinit; compinit -D -u; source ./script',
  fish: 'source ./script',
};

/**
 * Types keys into an interactive shell with a completion script, and returns the words that `vpc2vnet` was called with,
 * or `npx` by a function in further settings.
 * @throws Error when the program was not called within half a minute
 */
export async function completeIn(
  shell: CompletionShell,
  script: string,
  keys: string,
  settings?: string,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-completion-'));
  const called = join(folder, 'called');
  writeFileSync(join(folder, 'script'), script);
  for (const program of ['vpc2vnet', 'npx']) {
    writeFileSync(
      join(folder, program),
      `#!/bin/sh\nprintf '%s\\n' "$@" >"${called}.new"\nmv "${called}.new" "${called}"\n`,
    );
    chmodSync(join(folder, program), 0o755);
  }
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: folder, TERM: 'xterm', LANG: 'C.UTF-8' };
  const terminal = openTerminal(shell, [...SHELLS[shell], '-i'], { cwd: folder, env, cols: 200 });
  const wait = (isMet: () => boolean): Promise<void> =>
    until(isMet, () => `the shell did not get on: ${terminal.screen().slice(-500)}`, LONGEST_MS);
  const quiet = (): Promise<void> => wait(() => terminal.screen() !== '' && terminal.quietMs() > QUIET_MS);
  try {
    await quiet();
    for (const line of [LOAD[shell], ...(settings === undefined ? [] : [settings])]) {
      terminal.write(`${line}\r`);
      await quiet();
    }
    for (const key of keys.split(/(?<=\t)/)) {
      terminal.write(key);
      await quiet();
    }
    terminal.write('\r');
    await wait(() => existsSync(called));
    return readFileSync(called, 'utf8').trimEnd().split('\n');
  } finally {
    terminal.end();
    rmSync(folder, { recursive: true, force: true });
  }
}
