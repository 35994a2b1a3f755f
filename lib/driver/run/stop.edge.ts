import type { Report } from '../report/driver-event';

/** Ctrl-C: the first asks to stop after the current step, the second interrupts the tool. */
export interface StopSignal {
  readonly asked: () => boolean;
  /** Whether the running tool was interrupted. */
  readonly interrupted: () => boolean;
  /** Sets the tool that a second Ctrl-C interrupts; undefined while none is running. */
  readonly watch: (pid: number | undefined) => void;
  readonly close: () => void;
}

export function listenForStop(report: Report): StopSignal {
  let asked = false;
  let interrupted = false;
  let child: number | undefined;
  const onSignal = (): void => {
    if (!asked) {
      asked = true;
      report({ event: 'warning', text: 'stopping after this step; press Ctrl-C again to interrupt it' });
    } else if (child !== undefined && !interrupted) {
      interrupted = true;
      report({ event: 'warning', text: 'interrupting the step; the next run completes it' });
      process.kill(-child, 'SIGINT');
    } else if (child !== undefined) {
      // A second SIGINT would make Terraform exit without writing its state.
      report({ event: 'warning', text: `waiting for the tool to save its state and exit (process ${child})` });
    }
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    asked: () => asked,
    interrupted: () => interrupted,
    watch: (pid) => {
      child = pid;
    },
    close: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
