import { UserError } from '../../base/user-error';
import { DRIVER_EXIT } from '../report/exit-codes';

/** Returns the error of a failed step: its name, the tool's error messages, and what to do next. */
export function stepFailure(step: string, cause: readonly string[], next: string): UserError {
  const lines = cause.length === 0 ? ['  the tool printed no error message'] : cause.map((line) => `  ${line}`);
  return new UserError([`${step} failed:`, ...lines, `next: ${next}`], DRIVER_EXIT.failed);
}
