import { visibleValues } from '../../base/visible';
import type { Terminal } from '../../terminal/terminal.edge';
import type { DriverEvent, Report } from './driver-event';
import { LiveLine } from './live-line';
import { printEvent } from './print-event';

/** Shows the events of one run. */
export interface View {
  readonly report: Report;
  readonly close: () => void;
}

const TICK_MS = 1000;
const CLEAR_LINE = '\r\u001b[K';

/** Returns a view that prints JSON lines for machines, plain lines for logs, and on a terminal also a live last line. */
export function reporterFor(json: boolean, terminal: Terminal): View {
  if (json) return { report: (event) => terminal.print(JSON.stringify(event)), close: () => undefined };
  const report = (event: DriverEvent): void => {
    const line = printEvent(visibleValues(event), terminal.paint);
    if (line !== undefined) terminal.print(line);
  };
  return process.stdout.isTTY === true ? live(report) : { report, close: () => undefined };
}

function live(report: Report): View {
  const line = new LiveLine();
  const draw = (): void => {
    const text = line.text(Date.now()).slice(0, (process.stdout.columns ?? 80) - 1);
    process.stdout.write(`${CLEAR_LINE}${text}`);
  };
  const timer = setInterval(draw, TICK_MS);
  return {
    report: (event) => {
      process.stdout.write(CLEAR_LINE);
      report(event);
      line.note(visibleValues(event), Date.now());
      draw();
    },
    close: () => {
      clearInterval(timer);
      process.stdout.write(CLEAR_LINE);
    },
  };
}
