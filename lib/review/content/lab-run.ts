import { filesDigest, kindOf, type LabRecord, type RecordedKind } from '../../workspace/lab-record';
import type { OutputFile } from '../../write-files/file-tree';

/** A run of the lab. */
export interface LabRun {
  /** Stable name of its kind. */
  readonly kind: RecordedKind;
  /** Verdict, date and times, a sentence each. */
  readonly lines: readonly string[];
  readonly passed: boolean;
  /** Why the run says nothing certain of this review. @default - it ran the files of this review */
  readonly otherFiles?: string;
  readonly faults: readonly { readonly title: string; readonly outcome: string; readonly outage: string }[];
}

/** Enough of a digest to compare two by eye. */
const DIGITS = 12;

/** Returns a run of the lab in words, and whether it ran the files that are rendered now. */
export function labRunOf(record: LabRecord, files: readonly OutputFile[]): LabRun {
  const digest = filesDigest(files);
  const { passed, failed, kernel, clock, days, faults } = record;
  return {
    kind: kindOf(record),
    passed,
    lines: [
      ...(days === undefined ? linesOfChecks(record) : linesOfDays(record, days)),
      ...(failed.length === 0 ? [] : [`Not passed: ${failed.join('; ')}.`]),
      `Seconds are of ${clock === 'real' ? "that machine's clock" : 'virtual time'}, on the kernel ${kernel}.`,
    ],
    ...(record.digest === digest
      ? {}
      : {
          otherFiles: `This run was of other files (digest ${short(record.digest)}) than those that are rendered now (${short(digest)}); run the lab again.`,
        }),
    faults: faults.map(({ title, outcome, outageSeconds }) => ({
      title,
      outcome,
      outage: outageSeconds === undefined ? '' : outageSeconds.toFixed(1),
    })),
  };
}

function linesOfChecks({
  passed,
  date,
  checks,
  faults,
  digest,
  peer,
  secondsToFirstPing,
}: LabRecord): readonly string[] {
  return [
    `${verdict(passed)} on ${date}; checks: ${checks}, faults: ${faults.length}; digest ${short(digest)}.`,
    ...(peer === 'strongswan' ? [] : [`The Azure gateway was ${peer} in this run.`]),
    ...(secondsToFirstPing === undefined
      ? []
      : [`First ping ${secondsToFirstPing.toFixed(1)} s after the boot of the hosts.`]),
  ];
}

function linesOfDays(
  { passed, date, faults, digest }: LabRecord,
  { planned, run, seed, sent, answered, longestOutageSeconds }: NonNullable<LabRecord['days']>,
): readonly string[] {
  const ran = run < planned ? `${run.toFixed(1)} of ${planned}` : `${planned}`;
  return [
    `${verdict(passed)} on ${date}; days: ${ran}, with seed ${seed}; disturbances: ${faults.length}; digest ${short(digest)}.`,
    `${answered} of ${sent} pings answered; longest outage ${longestOutageSeconds.toFixed(0)} s.`,
  ];
}

function verdict(passed: boolean): string {
  return passed ? 'Passed' : 'Failed';
}

function short(digest: string): string {
  return digest.slice(0, DIGITS);
}
