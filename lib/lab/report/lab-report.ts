import type { Paint } from '../../terminal/paint';
import type { CheckResult, FaultResult, Figure } from '../findings';

/** Seconds until the first answered ping: of the whole run, and since the hosts of both networks began to boot. */
export interface FirstPing {
  readonly fromStart: number;
  readonly fromBoot: number;
}

/** What a run found, for machines. */
export interface LabReport {
  readonly link: string;
  readonly kernel: { readonly kind: 'host' | 'vm'; readonly reason: string };
  /** Whether every check passed and no fault had to be mended by hand. */
  readonly passed: boolean;
  readonly checks: readonly CheckResult[];
  readonly faults: readonly FaultResult[];
  readonly figures: readonly Figure[];
  /** The daemon's own table of what is up at the end, as the 2015 post shows it. */
  readonly sas: string;
  /** Folder with the logs of both sides, kept when something failed. */
  readonly logs: string | undefined;
  readonly secondsToFirstPing: FirstPing | undefined;
}

/** The end of a run as a person reads it: the tunnel, then what is true, the decoded reason first where it is not. */
export function printVerdict(report: LabReport, paint: Paint): string {
  const statements = [...report.checks, ...report.faults];
  const failed = statements.filter(({ outcome }) => outcome === 'failed');
  const held = statements.filter(({ outcome }) => outcome === 'passed').length;
  const summary = `${held} of ${statements.length} statements hold`;
  const table = report.sas === '' ? [] : ['', paint.faint(report.sas)];
  if (failed.length === 0 && report.passed)
    return [...table, '', paint.strong(`${report.link}: the tunnel works; ${summary}`)].join('\n');
  const where = report.logs === undefined ? [] : [`  logs of both sides: ${report.logs}`];
  const reasons = failed.map(({ id, detail }) => `  ${paint.warn(id)}: ${detail}`);
  return [...table, '', paint.strong(`${report.link}: ${summary}; these do not:`), ...reasons, ...where].join('\n');
}
