import { duration } from './duration';
import type { DriverEvent } from './driver-event';

/** The last line of a live view: the step, the resource in progress, elapsed and typical time. */
export class LiveLine {
  private step: { readonly text: string; readonly since: number; readonly typicalSeconds: number } | undefined;
  private readonly working: Set<string> = new Set();

  note(event: DriverEvent, now: number): void {
    if (event.event === 'step-started') {
      this.step = { text: event.step, since: now, typicalSeconds: event.typicalSeconds };
      this.working.clear();
    } else if (event.event === 'step-finished') {
      this.step = undefined;
    } else if (event.event === 'resource') {
      if (event.state === 'working') this.working.add(event.resource);
      else this.working.delete(event.resource);
    }
  }

  /** Returns the line at `now`, in milliseconds since the epoch; empty between steps. */
  text(now: number): string {
    if (this.step === undefined) return '';
    const { text, since, typicalSeconds } = this.step;
    const resources = [...this.working];
    const more = resources.length > 1 ? ` and ${resources.length - 1} more` : '';
    const current = resources[0] === undefined ? '' : `: ${resources[0]}${more}`;
    return `${duration((now - since) / 1000)} of about ${duration(typicalSeconds)}  ${text}${current}`;
  }
}
