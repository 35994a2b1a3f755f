import { EXIT, UserError } from '../../lib/base/user-error';
import { printError } from '../../lib/terminal/terminal.edge';
import { unexpectedSystemError } from '../../lib/write-files/system-error';

/** Prints an error, with its stack trace when `debug` is set, and sets the exit code. */
export function reportFailure(error: unknown, debug: boolean): void {
  const told = error instanceof UserError ? error : unexpectedSystemError(error);
  if (told !== undefined) {
    for (const line of told.lines) printError(line);
    process.exitCode = told.exitCode;
  } else {
    const reason = error instanceof Error ? error.message : String(error);
    printError(`vpc2vnet failed: ${reason}; this is a bug in vpc2vnet; run again with --debug for the stack trace`);
    process.exitCode = EXIT.finding;
  }
  if (debug && error instanceof Error) (error.stack ?? '').split('\n').forEach(printError);
}
