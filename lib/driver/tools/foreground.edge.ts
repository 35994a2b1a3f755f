import { spawn } from 'node:child_process';
import { UserError } from '../../base/user-error';
import { forThisUserOnly, type Environment } from './child.edge';

/** Sent to this process alone, unlike Ctrl-C, which the terminal sends to the tool, too. */
const PASSED_ON = ['SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a tool in the place of this process: on its terminal, with its signals. The environment is added to that of the
 * one process.
 * @returns its exit code; a signal that ended it ends this process, too
 * @throws UserError when there is no such program
 */
export function runInForeground([command = '', ...args]: readonly string[], env: Environment): Promise<number> {
  return new Promise((done, fail) => {
    const child = forThisUserOnly(() => spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } }));
    const passOn = (signal: NodeJS.Signals): void => void child.kill(signal);
    const onInterrupt = (signal: NodeJS.Signals): void => {
      if (process.stdin.isTTY !== true) passOn(signal);
    };
    for (const signal of PASSED_ON) process.on(signal, passOn);
    process.on('SIGINT', onInterrupt);
    const restore = (): void => {
      for (const signal of PASSED_ON) process.off(signal, passOn);
      process.off('SIGINT', onInterrupt);
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      restore();
      fail(
        error.code === 'ENOENT' || error.code === 'EACCES'
          ? new UserError([`${command} is not a program on the PATH; check the command after with-keys`])
          : error,
      );
    });
    child.on('exit', (code, signal) => {
      restore();
      if (signal === null) done(code ?? 1);
      else process.kill(process.pid, signal);
    });
  });
}
