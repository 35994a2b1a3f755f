import type { CheckResult } from '../session/reporter';
import type { FaultResult } from '../faults/fault';

/** What a run found, for machines. */
export interface LabReport {
  readonly link: string;
  readonly kernel: { readonly kind: 'host' | 'vm'; readonly reason: string };
  /** Whether every check and every fault ended well. */
  readonly passed: boolean;
  readonly checks: readonly CheckResult[];
  readonly faults: readonly FaultResult[];
  /** The daemon's own table of what is up at the end, as the 2015 post shows it. */
  readonly sas: string;
  /** From the start of the run to the first answered ping. */
  readonly secondsToFirstPing: number | undefined;
}

/** One line on how it ended. */
export function verdict(report: LabReport): string {
  const failed = report.checks.filter(({ outcome }) => outcome === 'failed');
  const faults = report.faults.filter(({ outcome }) => outcome === 'failed');
  const ids = [...failed, ...faults].map(({ id }) => id).join(', ');
  return report.passed
    ? `${report.link}: the tunnel works, ${report.checks.length + report.faults.length} of ${report.checks.length + report.faults.length} statements found true`
    : `${report.link}: found false: ${ids}`;
}
