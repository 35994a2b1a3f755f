/** How the guest's clock runs: with this host's, or to the next timer whenever every process waits. */
export type Clock = 'real' | 'virtual';

/** What one guest is started with. */
export interface GuestOptions {
  /** Path of its first process. */
  readonly init: string;
  readonly clock: Clock;
  /** Folder for the kernel's own sockets and process ids. */
  readonly stateDir: string;
  /** Further variables of the first process. */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * In virtual time computing takes no time at all: what is measured does not depend on the speed of this host. In real time
 * the periodic tick continues while the kernel is idle: input that arrives just before it sleeps is served at the next tick.
 */
const CLOCK: Readonly<Record<Clock, string>> = { virtual: 'time-travel=inf-cpu', real: 'nohz=off' };

const MEMORY_MIB = 1536;

/** Only the lab's own kernel is started with it. */
const ROOT_IS_HOST = 'rootfstype=hostfs';

/** Bytes of this host's memory that a guest may take. */
export const GUEST_BYTES = MEMORY_MIB * 1024 * 1024;

/**
 * Arguments of the kernel as a program: this host's root read-only, the agent's port on stdin and stdout, messages on
 * stderr. The kernel gives words of the form `NAME=value` that it does not know to the first process as variables.
 * @see https://docs.kernel.org/virt/uml/user_mode_linux_howto_v2.html
 */
export function guestArguments({ init, clock, stateDir, environment }: GuestOptions): readonly string[] {
  return [
    `mem=${MEMORY_MIB}M`,
    ...[ROOT_IS_HOST, 'rootflags=/', 'ro', `init=${init}`],
    ...['con=null', 'con0=null,fd:2', 'ssl=null', 'ssl0=fd:0,fd:1'],
    `uml_dir=${stateDir}`,
    'quiet',
    'panic=1',
    // From Linux 6.16 on, where this host permits it; the programs of the guest are trusted, as the lab's own.
    'seccomp=auto',
    CLOCK[clock],
    ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
  ];
}

/** Numbers of the processors in a list such as `0-2,5`. */
export function parseProcessors(list: string): readonly number[] {
  return list.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });
}

/**
 * The processor of a guest, from the arguments of a process and its `/proc/PID/status`; `undefined` for another process.
 * Before the kernel runs, the process is the command that asks for the processor.
 */
export function processorOfGuest(args: readonly string[], status: string): number | undefined {
  if (!args.includes(ROOT_IS_HOST)) return undefined;
  const asked = args.indexOf('--cpu-list');
  return asked === -1 ? allowedProcessors(status)[0] : Number(args[asked + 1]);
}

/** The processors that a process may use, from its `/proc/PID/status`. */
export function allowedProcessors(status: string): readonly number[] {
  return parseProcessors(/^Cpus_allowed_list:\s+(\S+)/m.exec(status)?.[1] ?? '0');
}

/** The processor that fewest guests use; of several, `turn` decides. @param processors - one at least */
export function leastUsed(processors: readonly number[], inUse: readonly number[], turn: number): number {
  const first = turn % processors.length;
  const uses = (processor: number): number => inUse.filter((each) => each === processor).length;
  return [...processors.slice(first), ...processors.slice(0, first)].reduce((best, each) =>
    uses(each) < uses(best) ? each : best,
  );
}
