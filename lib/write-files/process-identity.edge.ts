import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import type { ProcessIdentity, Processes } from './process-identity';

/** Returns the identity of a process of this container; undefined when there is none. @param pid default: this one */
export function identityOf(pid: number = process.pid): ProcessIdentity | undefined {
  const started = startOf(pid);
  return started === undefined ? undefined : { ...HERE, pid, started };
}

/** The processes of this container, as {@link livenessOf} asks for them. */
export function processesHere(): Processes {
  return { own: { ...HERE, pid: process.pid, started: startOf(process.pid) ?? '' }, startOf };
}

const HERE = {
  host: hostname(),
  machine: orEmpty(() => readFileSync('/etc/machine-id', 'utf8').trim()),
  boot: orEmpty(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
  namespace: orEmpty(() => readlinkSync('/proc/self/ns/pid')),
};

/**
 * When a process started, in ticks since the kernel started; empty where the machine does not say, undefined when there
 * is no such process.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html field 22
 */
function startOf(pid: number): string | undefined {
  if (!isAlive(pid)) return undefined;
  // The name of the program, in parentheses, may have spaces and parentheses of its own.
  return orEmpty(() => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19] ?? '');
}

function isAlive(pid: number): boolean {
  if (pid < 1) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function orEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
