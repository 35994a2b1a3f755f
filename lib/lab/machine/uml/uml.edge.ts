import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { lastLine } from '../last-line.edge';
import type { Machine } from '../machine';
import { openRequests } from '../requests.edge';
import { prepareShared, spawnWithParent } from '../shared-dir.edge';
import {
  allowedProcessors,
  GUEST_BYTES,
  guestArguments,
  leastUsed,
  processorOfGuest,
  type Clock,
} from './command-line';
import type { ChildProcess } from 'node:child_process';

const BOOT_TIMEOUT_SECONDS = 60;

/** A kernel that runs as a program of this host. */
export interface Guest {
  readonly process: ChildProcess;
  readonly sharedDir: string;
  /** Resolves with why it ended, once it has. */
  readonly ended: Promise<string>;
  readonly stop: () => Promise<void>;
}

/** What to start. */
export interface UmlOptions {
  /** Path of the kernel, which is a program. */
  readonly kernel: string;
  /** Private folder of this run. */
  readonly runDir: string;
}

/** Starts the lab's own kernel and serves requests in it, with this host's clock. Needs neither root nor KVM. */
export async function startUml(options: UmlOptions): Promise<Machine> {
  const guest = bootGuest({ ...options, clock: 'real', script: 'serve-agent.sh' });
  const { process: kernel, sharedDir } = guest;
  const requests = openRequests(kernel.stdout!, kernel.stdin!, sharedDir);
  void guest.ended.then((why) => requests.abort(why));
  const timer = setTimeout(() => {
    requests.abort(`the lab's kernel did not come up in ${BOOT_TIMEOUT_SECONDS} s: ${lastLine(logOf(options.runDir))}`);
    void guest.stop();
  }, BOOT_TIMEOUT_SECONDS * 1000);
  await requests.ready.finally(() => clearTimeout(timer));
  return { run: requests.run, sharedDir, ownClock: true, emulated: false, rootLayer: '/run/lower', stop: guest.stop };
}

/** Boots the kernel into one of the scripts beside this file. */
export function bootGuest(
  options: UmlOptions & {
    readonly clock: Clock;
    readonly script: string;
    readonly environment?: Readonly<Record<string, string>>;
  },
): Guest {
  const { runDir, kernel, clock, script, environment = {} } = options;
  const sharedDir = prepareShared(runDir);
  copyFileSync(join(__dirname, script), join(sharedDir, 'in', script));
  const init = join(runDir, 'init.sh');
  copyFileSync(join(__dirname, 'init.sh'), init);
  chmodSync(init, 0o755);
  const stateDir = join(runDir, 'uml');
  mkdirSync(stateDir, { recursive: true });
  const variables = { LAB_SHARED: sharedDir, LAB_BOOT: script, ...environment };
  const args = guestArguments({ init, clock, stateDir, environment: variables });
  const log = logOf(runDir);
  const child = spawnWithParent('taskset', ['--cpu-list', nextProcessor(), kernel, ...args], log, {
    TMPDIR: memoryFolder(runDir),
  });
  const ended = new Promise<string>((resolve) =>
    child.on('exit', (code) => resolve(`the lab's kernel ended (code ${code ?? 'none'}): ${lastLine(log)}`)),
  );
  const stop = async (): Promise<void> => {
    // It ends its processes with it. At TERM it first closes its lines, for good when one of them has input at that time.
    child.kill('SIGKILL');
    await ended;
  };
  return { process: child, sharedDir, ended, stop };
}

let started = 0;

/**
 * A processor for one guest. It and its processes never run at the same time: on one processor, a third less time goes
 * into switching between them. Guests of one process, and of several, are spread over all processors.
 */
function nextProcessor(): string {
  started += 1;
  const allowed = allowedProcessors(readFileSync('/proc/self/status', 'utf8'));
  return String(leastUsed(allowed, processorsOfGuests(), process.pid + started));
}

/** Those of all guests of this host. */
function processorsOfGuests(): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
      return processorOfGuest(args, readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    } catch {
      // It has ended.
      return [];
    }
  });
}

/** Where the guest's memory is kept as a file: in memory where that has room, which a container's often has not. */
function memoryFolder(runDir: string): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > GUEST_BYTES ? '/dev/shm' : runDir;
  } catch {
    return runDir;
  }
}

function logOf(runDir: string): string {
  return join(runDir, 'kernel.log');
}
