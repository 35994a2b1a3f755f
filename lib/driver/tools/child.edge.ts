import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { openLog } from '../../write-files/write-file.edge';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface ToolRun {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Added to the environment of this one process. */
  readonly env?: Environment;
}

export interface LoggedRun extends ToolRun {
  /** Where its output goes; overwritten. */
  readonly log: string;
  /** Called before the tool starts; if it throws, or the driver is killed during the call, the tool never starts. */
  readonly onStart: (pid: number) => void;
  readonly onLine: (line: string) => void;
}

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How a tool ended: with an exit code, or by a signal. */
export interface Ended {
  readonly code: number;
  readonly signal: NodeJS.Signals | undefined;
}

/** Starts the tool after a line on its input; if the driver is killed before, the read fails and nothing has started. */
const GATE = 'read -r go && exec "$@" </dev/null';

const TAIL_MS = 100;
const LARGEST_OUTPUT = 64 * 1024 * 1024;

/**
 * Runs a tool that changes resources. It gets a session of its own, so that Ctrl-C reaches the driver only, and writes
 * to a file rather than a pipe, so that it can finish when the driver is killed. It starts after `onStart` has recorded
 * it, so that the next driver can detect any tool that is still running.
 * @throws UserError when the tool's log cannot be opened
 * @throws Error when its shell cannot be started
 */
export function runLogged(run: LoggedRun): Promise<Ended> {
  const output = forThisUserOnly(() => openLog(run.log));
  const tail = tailOf(run.log, run.onLine);
  return new Promise((done, fail) => {
    const child = forThisUserOnly(() =>
      spawn('/bin/sh', ['-c', GATE, 'sh', run.command, ...run.args], {
        cwd: run.cwd,
        env: environment(run.env),
        detached: true,
        stdio: ['pipe', output, output],
      }),
    );
    closeSync(output);
    const timer = setInterval(tail.read, TAIL_MS);
    // Interrupted before it started: the exit event below reports its end.
    child.stdin?.on('error', () => undefined);
    child.on('spawn', () => {
      try {
        run.onStart(child.pid ?? 0);
        child.stdin?.end('go\n');
      } catch (error) {
        // The shell ends at the end of its input, and has started nothing.
        child.stdin?.end();
        fail(error);
      }
    });
    child.on('error', (error) => {
      clearInterval(timer);
      tail.close();
      fail(error);
    });
    child.on('exit', (code, signal) => {
      clearInterval(timer);
      tail.close();
      done({ code: code ?? 1, signal: signal ?? undefined });
    });
  });
}

/** Terraform's state and its backup have the shared key. */
const THIS_USER = 0o077;

/** Calls `start` so that no other user may read what the process that it starts writes. */
export function forThisUserOnly<T>(start: () => T): T {
  const before = process.umask(THIS_USER);
  try {
    return start();
  } finally {
    process.umask(before);
  }
}

/**
 * Runs a tool that only reads, and returns its exit code and what it printed.
 * @throws Error when it cannot be started, or prints more than 64 MiB
 */
export function runQuiet(run: ToolRun): Promise<Finished> {
  return new Promise((done, fail) => {
    execFile(
      run.command,
      [...run.args],
      { cwd: run.cwd, env: environment(run.env), maxBuffer: LARGEST_OUTPUT },
      (error, stdout, stderr) => {
        if (error !== null && typeof error.code !== 'number') fail(error);
        else done({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      },
    );
  });
}

function tailOf(
  file: string,
  onLine: (line: string) => void,
): { readonly read: () => void; readonly close: () => void } {
  const input = openSync(file, 'r');
  const buffer = Buffer.alloc(64 * 1024);
  let pending = Buffer.alloc(0);
  const read = (): void => {
    for (let size = readSync(input, buffer); size > 0; size = readSync(input, buffer)) {
      pending = Buffer.concat([pending, buffer.subarray(0, size)]);
      for (let end = pending.indexOf(10); end >= 0; end = pending.indexOf(10)) {
        onLine(pending.subarray(0, end).toString('utf8'));
        pending = pending.subarray(end + 1);
      }
    }
  };
  return {
    read,
    close: () => {
      read();
      if (pending.length > 0) onLine(pending.toString('utf8'));
      closeSync(input);
    },
  };
}

function environment(added: Environment | undefined): NodeJS.ProcessEnv {
  return { ...process.env, ...added };
}
