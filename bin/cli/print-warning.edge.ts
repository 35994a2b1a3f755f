import { printNotice } from '../../lib/terminal/terminal.edge';
import type { DriverEvent } from '../../lib/driver/report/driver-event';

/** Prints a warning to stderr and no other event, for a verb whose report is printed once, at the end. */
export function printWarning(event: DriverEvent): void {
  if (event.event === 'warning') printNotice(event.text);
}
