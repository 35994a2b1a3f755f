import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdirSync, openSync } from 'node:fs';
import { basename, join } from 'node:path';
import { REQUESTS } from './requests.edge';

/** The folder both sides see: scripts go in, logs and captures come out. */
export function prepareShared(runDir: string): string {
  const sharedDir = join(runDir, 'shared');
  for (const folder of ['in', 'out', REQUESTS]) mkdirSync(join(sharedDir, folder), { recursive: true });
  for (const script of ['agent.sh', 'microvm/boot.sh']) {
    copyFileSync(join(__dirname, script), join(sharedDir, 'in', basename(script)));
  }
  return sharedDir;
}

/**
 * Starts a program which the kernel ends when this process ends, `kill -9` included.
 * @param environment further variables of its environment
 */
export function spawnWithParent(
  program: string,
  args: readonly string[],
  log: string,
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const errors = openSync(log, 'a');
  return spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], {
    stdio: ['pipe', 'pipe', errors],
    env: { ...process.env, ...environment },
  });
}
