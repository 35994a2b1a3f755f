import type { LabEvent, Outcome } from '../session/reporter';

/** Marks for a terminal. */
const MARK: Readonly<Record<Outcome, string>> = { passed: '✓', failed: '✗', 'not run': '–' };

/** One event as a person reads it. */
export function printEvent(event: LabEvent): string {
  switch (event.kind) {
    case 'note':
      return `    ${event.text}`;
    case 'step':
      return `  ✓ ${event.text} (${event.seconds.toFixed(1)} s)`;
    case 'check':
      return `  ${MARK[event.check.outcome]} ${event.check.title}\n    ${event.check.seen}`;
    case 'fault':
      return `  ${MARK[event.fault.outcome]} ${event.fault.title}\n    ${event.fault.seen}`;
  }
}
