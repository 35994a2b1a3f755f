import { UserError } from '../../base/user-error';
import { DRIVER_EXIT } from '../report/exit-codes';

/** A step that failed: which one, what the tool said, and what to do next. */
export function stepFailure(step: string, cause: readonly string[], next: string): UserError {
  const lines = cause.length === 0 ? ['  the tool gave no reason'] : cause.map((line) => `  ${line}`);
  return new UserError([`${step} failed:`, ...lines, `next: ${next}`], DRIVER_EXIT.failed);
}
