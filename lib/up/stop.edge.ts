import type { Report } from './driver-event';

/** Ctrl-C: the first asks to stop after the current step, the second interrupts the tool. */
export interface StopSignal {
  readonly asked: () => boolean;
  /** The tool that a second Ctrl-C interrupts. */
  readonly watch: (pid: number | undefined) => void;
  readonly close: () => void;
}

export function listenForStop(report: Report): StopSignal {
  let asked = false;
  let child: number | undefined;
  const onSignal = (): void => {
    if (!asked) {
      asked = true;
      report({ event: 'warning', text: 'stopping after this step; press Ctrl-C again to interrupt it' });
    } else if (child !== undefined) {
      report({ event: 'warning', text: 'interrupting the step; what it has begun is finished by the next run' });
      process.kill(-child, 'SIGINT');
    }
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    asked: () => asked,
    watch: (pid) => {
      child = pid;
    },
    close: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
