import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, openSync } from 'node:fs';
import { basename, join } from 'node:path';

/** The folder both sides see: scripts go in, logs and captures come out. */
export function prepareShared(runDir: string): string {
  const sharedDir = join(runDir, 'shared');
  for (const folder of ['in', 'out']) mkdirSync(join(sharedDir, folder), { recursive: true });
  for (const script of ['agent.sh', 'microvm/boot.sh']) {
    copyFileSync(join(__dirname, script), join(sharedDir, 'in', basename(script)));
  }
  return sharedDir;
}

/** How a program is started and ended. */
export interface SpawnOptions {
  /** What it receives when this process ends. @default 'KILL' */
  readonly signal?: 'KILL' | 'TERM';
  /** Further variables of its environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Starts a program which the kernel ends when this process ends, `kill -9` included. */
export function spawnWithParent(
  program: string,
  args: readonly string[],
  log: string,
  { signal = 'KILL', environment = {} }: SpawnOptions = {},
): ChildProcess {
  const errors = openSync(log, 'a');
  return spawn('setpriv', ['--pdeathsig', signal, program, ...args], {
    stdio: ['pipe', 'pipe', errors],
    env: { ...process.env, ...environment },
  });
}
