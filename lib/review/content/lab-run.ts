import { filesDigest, type LabRecord } from '../../workspace/lab-record';
import type { OutputFile } from '../../write-files/file-tree';

/** The last run of the lab. */
export interface LabRun {
  /** Verdict, date and times, a sentence each. */
  readonly lines: readonly string[];
  readonly passed: boolean;
  /** Why the run says nothing certain of this review. @default - it ran the files of this review */
  readonly otherFiles?: string;
  readonly faults: readonly { readonly title: string; readonly outcome: string; readonly outage: string }[];
}

/** Enough of a digest to compare two by eye. */
const DIGITS = 12;

/** Returns the last run of the lab in words, and whether it ran the files that are rendered now. */
export function labRunOf(record: LabRecord, files: readonly OutputFile[]): LabRun {
  const digest = filesDigest(files);
  const { passed, checks, failed, date, kernel, clock, secondsToFirstPing, faults } = record;
  return {
    passed,
    lines: [
      `${passed ? 'Passed' : 'Failed'} on ${date}; checks: ${checks}, faults: ${faults.length}; digest ${short(record.digest)}.`,
      ...(failed.length === 0 ? [] : [`Not passed: ${failed.join('; ')}.`]),
      ...(secondsToFirstPing === undefined
        ? []
        : [`First ping ${secondsToFirstPing.toFixed(1)} s after the boot of the hosts.`]),
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

function short(digest: string): string {
  return digest.slice(0, DIGITS);
}
