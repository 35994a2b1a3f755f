import { NO_PAINT, type Paint } from '../../terminal/paint';
import type { DriverEvent } from './driver-event';
import { duration } from './duration';
import { printTunnel } from '../tunnel/print-tunnel';

/** Returns an event as a line of plain text; undefined for those that only `--json` or a live view shows. */
export function printEvent(event: DriverEvent, paint: Paint = NO_PAINT): string | undefined {
  switch (event.event) {
    case 'started':
      return undefined;
    case 'preflight':
      return paint.faint(`${event.check}: ${event.found}`);
    case 'observed':
      return `${event.title}: ${event.state}${counted(event.changes)}`;
    case 'step-started':
      return paint.strong(`${event.step} (usually ${duration(event.typicalSeconds)})`);
    case 'resource':
      return event.state === 'working' ? undefined : `  ${event.action} ${event.resource}: ${event.state}`;
    case 'step-finished':
      return paint.good(`${event.step}: done in ${duration(event.seconds)}`);
    case 'approval':
      return event.changes
        .map(({ resource, action, uncertain, effect }) =>
          paint.warn(`! ${uncertain ? 'may ' : ''}${action} ${resource}: ${effect?.words ?? ''}`),
        )
        .join('\n');
    case 'tunnel':
      return event.state === 'up' ? paint.good(printTunnel(event)) : paint.warn(printTunnel(event));
    case 'note':
      return event.text;
    case 'warning':
      return paint.warn(event.text);
    case 'finished':
      return event.result === 'stopped' ? paint.warn(event.text) : paint.good(event.text);
  }
}

function counted(changes: number): string {
  if (changes === 0) return '';
  return `, ${changes} ${changes === 1 ? 'change' : 'changes'}`;
}
