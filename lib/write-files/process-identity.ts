/**
 * What identifies a process among all others. A process id is given again after its process has ended, and is 1 for the
 * first process of each container.
 */
export interface ProcessIdentity {
  readonly host: string;
  /** The id that the system was given at its installation; empty where it has none. */
  readonly machine: string;
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
export function livenessOf(identity: ProcessIdentity, { own, startOf }: Processes): Liveness {
  const { host, boot, namespace, pid, started } = identity;
  if (boot !== own.boot) return wasRestarted(identity, own) ? 'ended' : 'unknown';
  if (namespace !== own.namespace) return 'unknown';
  // Without the id of the boot, only the name distinguishes machines.
  if (boot === '' && host !== own.host) return 'unknown';
  // 0 and negative numbers mean groups of processes.
  if (pid < 1) return 'ended';
  const found = startOf(pid);
  return found === undefined || found !== started ? 'ended' : 'running';
}

/** Whether this process, on the same kernel, is in another container than the one that is asked for. */
export function isInOtherContainer({ boot, namespace }: ProcessIdentity, { own }: Processes): boolean {
  return boot !== '' && boot === own.boot && namespace !== own.namespace;
}

/**
 * The process namespace of a machine itself. Containers of one image may share a name and the machine's id.
 * @see https://github.com/torvalds/linux/blob/v6.12/include/linux/proc_ns.h PROC_PID_INIT_INO
 */
const OUTSIDE_CONTAINERS = 'pid:[4026531836]';

function wasRestarted({ host, machine, namespace }: ProcessIdentity, own: ProcessIdentity): boolean {
  const isMachine = namespace === OUTSIDE_CONTAINERS && own.namespace === OUTSIDE_CONTAINERS;
  return isMachine && machine !== '' && machine === own.machine && host === own.host;
}
