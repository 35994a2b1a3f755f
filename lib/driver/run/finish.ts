import type { Report } from '../report/driver-event';
import { DRIVER_EXIT } from '../report/exit-codes';

/**
 * Ends a run that Ctrl-C stopped.
 * @returns the exit code
 */
export function stopped(report: Report): number {
  report({ event: 'finished', result: 'stopped', text: 'stopped; run it again to resume' });
  return DRIVER_EXIT.stopped;
}
