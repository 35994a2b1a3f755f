import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process of this host. */
export interface HostProcess {
  readonly pid: number;
  readonly parent: number;
}

/** Milliseconds in which the kernel ends killed processes, also on a machine with other load. */
const LIMIT = 30_000;

/** Processes of this host whose arguments name something. */
export function processesNaming(text: string): readonly HostProcess[] {
  const lines = execFileSync('ps', ['-eo', 'pid,ppid,args'], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(text))
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = NaN, parent = NaN]) => ({ pid, parent }));
}

/** Waits until no process names something; returns those that remain. */
export async function remainingProcesses(text: string): Promise<readonly HostProcess[]> {
  const end = performance.now() + LIMIT;
  let remaining = processesNaming(text);
  while (remaining.length > 0 && performance.now() < end) {
    await sleep(100);
    remaining = processesNaming(text);
  }
  return remaining;
}
