import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { COMPLETION_SHELLS } from '../../bin/cli/verbs';
import { SHELLS } from '../fixtures/shells';

type CompletionShell = (typeof COMPLETION_SHELLS)[number];

/** Of the package that cdktf-cli opens terminals with; its own types have another name than its alias. */
interface Terminals {
  readonly spawn: (
    file: string,
    args: readonly string[],
    options: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly cols: number },
  ) => {
    readonly write: (text: string) => void;
    readonly onData: (take: (text: string) => void) => void;
    readonly kill: (signal: string) => void;
  };
}
const { spawn } = jest.requireActual<Terminals>('@cdktf/node-pty-prebuilt-multiarch');

const LONGEST_MS = 30_000;
const QUIET_MS = 300;

/** How each shell loads a completion script in its settings. */
const LOAD: Readonly<Record<CompletionShell, string>> = {
  bash: 'source ./script',
  zsh: 'autoload -U compinit; compinit -D -u; source ./script',
  fish: 'source ./script',
};

/**
 * Types keys into an interactive shell with a completion script, and returns the words that `vpc2vnet` was called with.
 * @throws Error when the program was not called within half a minute
 */
export async function completeIn(shell: CompletionShell, script: string, keys: string): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'vpc2vnet-completion-'));
  const called = join(folder, 'called');
  writeFileSync(join(folder, 'script'), script);
  writeFileSync(
    join(folder, 'vpc2vnet'),
    `#!/bin/sh\nprintf '%s\\n' "$@" >"${called}.new"\nmv "${called}.new" "${called}"\n`,
  );
  chmodSync(join(folder, 'vpc2vnet'), 0o755);
  const env = { PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: folder, TERM: 'xterm', LANG: 'C.UTF-8' };
  const terminal = spawn(shell, [...SHELLS[shell], '-i'], { cwd: folder, env, cols: 200 });
  let screen = '';
  let changed = Date.now();
  terminal.onData((text) => {
    screen += text;
    changed = Date.now();
  });
  const quiet = (): Promise<void> =>
    until(
      () => screen !== '' && Date.now() - changed > QUIET_MS,
      () => screen,
    );
  try {
    await quiet();
    terminal.write(`${LOAD[shell]}\r`);
    await quiet();
    for (const key of keys.split(/(?<=\t)/)) {
      terminal.write(key);
      await quiet();
    }
    terminal.write('\r');
    await until(
      () => existsSync(called),
      () => screen,
    );
    return readFileSync(called, 'utf8').trimEnd().split('\n');
  } finally {
    terminal.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function until(isMet: () => boolean, said: () => string): Promise<void> {
  const last = Date.now() + LONGEST_MS;
  while (!isMet()) {
    if (Date.now() > last) throw new Error(`the shell did not get on: ${said().slice(-500)}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}
