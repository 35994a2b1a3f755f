import { faultProblems } from '../../lib/lab/faults/run-faults';
import type { Run } from './verbs';

/** The options of `lab`, by name in camel case. */
type LabOptions = Parameters<Run<'lab'>>[0];

/** Returns a line per option of `lab` that is invalid by itself, before the lab starts. */
export function labOptionProblems({ days, faults, peer, seed }: LabOptions): readonly string[] {
  const names = faultNames(faults);
  return [
    ...(days === undefined || /^[1-9]\d{0,2}$/.test(days)
      ? []
      : [`--days must be a number from 1 to 999, got '${days}'`]),
    ...(seed === undefined || /^\d{1,9}$/.test(seed)
      ? []
      : [`--seed must be a number of up to 9 digits, got '${seed}'`]),
    ...(Array.isArray(names) ? faultProblems(names, peer).map((problem) => `--faults: ${problem}`) : []),
  ];
}

/** The ids of the faults to inject; `true` for all of them. */
export function faultNames(faults: LabOptions['faults']): readonly string[] | true | undefined {
  return typeof faults === 'string' ? faults.split(',') : faults;
}
