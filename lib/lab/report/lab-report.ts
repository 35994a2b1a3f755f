import type { Paint } from '../../terminal/paint';
import type { KernelKind } from '../machine/machine-kinds';
import type { CheckResult, FaultResult, Figure } from '../findings';

/** Seconds until the first answered ping: from the start of the run, and from the boot of the hosts. */
export interface FirstPing {
  readonly fromStart: number;
  readonly fromBoot: number;
}

/** Result of a run, for machines. */
export interface LabReport {
  readonly link: string;
  readonly kernel: {
    readonly kind: KernelKind;
    readonly reason: string;
    /** Whether the durations are of this host's clock, or of one which waiting and computing do not move. */
    readonly clock: 'real' | 'virtual';
  };
  /** Whether every check passed and the link recovered from every fault. */
  readonly passed: boolean;
  readonly checks: readonly CheckResult[];
  readonly faults: readonly FaultResult[];
  readonly figures: readonly Figure[];
  /** The programs of the router and of the gateway, each as it names itself. */
  readonly versions: { readonly router: readonly string[]; readonly gateway: readonly string[] };
  /** Output of `swanctl --list-sas` on the router at the end of the run. */
  readonly sas: string;
  /** Folder with the logs of both sides; `undefined` when everything passed. */
  readonly logs: string | undefined;
  /** `undefined` when the check of the first ping did not pass. */
  readonly secondsToFirstPing: FirstPing | undefined;
}

/** The end of a run for people: the SAs, how many checks passed, and the decoded reason of each that failed. */
export function printVerdict(report: LabReport, paint: Paint): string {
  const results = [...report.checks, ...report.faults];
  const failed = results.filter(({ outcome }) => outcome === 'failed');
  const passed = results.filter(({ outcome }) => outcome === 'passed').length;
  const summary = `${passed} of ${results.length} checks passed`;
  const table = report.sas === '' ? [] : ['', paint.faint(report.sas)];
  if (failed.length === 0 && report.passed)
    return [...table, '', paint.strong(`${report.link}: the tunnel works; ${summary}`)].join('\n');
  const where = report.logs === undefined ? [] : [`  logs of both sides: ${report.logs}`];
  const reasons = failed.map(({ id, detail }) => `  ${paint.warn(id)}: ${detail}`);
  return [...table, '', paint.strong(`${report.link}: ${summary}; failed:`), ...reasons, ...where].join('\n');
}
