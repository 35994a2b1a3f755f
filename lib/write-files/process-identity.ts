/**
 * What identifies a process among all others. A process id is given again after its process has ended, and is 1 for the
 * first process of each container.
 */
export interface ProcessIdentity {
  readonly host: string;
  /** The start of the machine's kernel; empty where it is not known, as on macOS and Windows. */
  readonly boot: string;
  /** The container or machine that counts the process ids; empty where it is not known. */
  readonly namespace: string;
  readonly pid: number;
  /** When the process started, since the start of the kernel; empty where it is not known. */
  readonly started: string;
}

/** What can be said of a process: nothing of one on another machine, or in another container. */
export type Liveness = 'running' | 'ended' | 'unknown';

/** What is asked of the machine. */
export interface Processes {
  readonly own: ProcessIdentity;
  /** When a process of this container started; undefined when there is none. */
  readonly startOf: (pid: number) => string | undefined;
}

/** Returns whether a process is still running, as far as this one can see. */
export function livenessOf(
  { host, boot, namespace, pid, started }: ProcessIdentity,
  { own, startOf }: Processes,
): Liveness {
  if (boot !== own.boot || namespace !== own.namespace) return 'unknown';
  // Without the id of the boot, only the name distinguishes machines.
  if (boot === '' && host !== own.host) return 'unknown';
  // 0 and negative numbers mean groups of processes.
  if (pid < 1) return 'ended';
  const found = startOf(pid);
  return found === undefined || found !== started ? 'ended' : 'running';
}
