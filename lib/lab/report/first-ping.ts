import type { LabEvent, Reporter } from '../findings';
import type { FirstPing } from './lab-report';

/** A reporter that passes events on, and how long the first answered ping took, by this process's clock. */
export interface FirstPingWatch {
  readonly report: Reporter;
  /** `undefined` when none was answered; `bootedAt` is the time at which the hosts booted. @default - when the kernel had booted */
  readonly secondsToFirstPing: (bootedAt?: number) => FirstPing | undefined;
}

/** Starts to watch now. */
export function watchFirstPing(report: Reporter): FirstPingWatch {
  const started = performance.now();
  let kernelAt = started;
  let pingAt: number | undefined;
  return {
    report: (event: LabEvent) => {
      if (event.kind === 'step' && event.text === KERNEL_BOOTED) kernelAt = performance.now();
      if (event.kind === 'check' && /^(.+\/)?ping-to-azure$/.test(event.check.id) && event.check.outcome === 'passed') {
        pingAt ??= performance.now();
      }
      report(event);
    },
    secondsToFirstPing: (bootedAt = kernelAt) =>
      pingAt === undefined ? undefined : { fromStart: (pingAt - started) / 1000, fromBoot: (pingAt - bootedAt) / 1000 },
  };
}

/** The step after which the hosts of both networks begin to boot. */
const KERNEL_BOOTED = 'kernel booted';
