import type { Paint } from '../../terminal/paint';
import type { LabEvent, Outcome } from '../findings';

/** One event, printed for people. */
export function printEvent(event: LabEvent, paint: Paint): string {
  switch (event.kind) {
    case 'note':
      return paint.faint(`    ${event.text}`);
    case 'step':
      return `  ${paint.good('✓')} ${event.text} ${paint.faint(`${event.seconds.toFixed(1)} s`)}`;
    case 'check':
      return printResult(event.check, paint);
    case 'fault':
      return printResult(event.fault, paint);
    case 'figure':
      return `  ${paint.good('✓')} ${event.figure.title}: ${event.figure.value}`;
  }
}

function printResult(
  { outcome, title, detail }: { readonly outcome: Outcome; readonly title: string; readonly detail: string },
  paint: Paint,
): string {
  const mark = { passed: paint.good('✓'), failed: paint.warn('✗'), 'not run': paint.faint('–') }[outcome];
  return `  ${mark} ${title}\n      ${paint.faint(detail)}`;
}
