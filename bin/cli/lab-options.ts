import { faultProblems } from '../../lib/lab/faults/run-faults';
import type { Run } from './verbs';

/** The options of `lab`, by name in camel case. */
type LabOptions = Parameters<Run<'lab'>>[0];

/** What `--days` uses, beside the kernel that it needs. */
const WITH_DAYS: readonly string[] = ['config', 'seed', 'json'];

/** Returns a line per option of `lab` that is invalid, or that another one makes useless; before the lab starts. */
export function labOptionProblems(options: LabOptions): readonly string[] {
  const { bench, buildKernel, days, doc, faults, peer, seed } = options;
  const names = faultNames(faults);
  return [
    ...(days === undefined || /^[1-9]\d{0,2}$/.test(days)
      ? []
      : [`--days must be a number from 1 to 999, got '${days}'`]),
    ...(seed === undefined || /^\d{1,9}$/.test(seed)
      ? []
      : [`--seed must be a number of up to 9 digits, got '${seed}'`]),
    ...(typeof names === 'object' ? faultProblems(names, peer).map((problem) => `--faults: ${problem}`) : []),
    ...(buildKernel === true ? combined('buildKernel', options, []) : []),
    ...(buildKernel === true || days === undefined ? [] : combined('days', options, WITH_DAYS)),
    ...(seed !== undefined && days === undefined ? ['--seed needs --days; add --days, or remove --seed'] : []),
    ...(doc !== undefined && faults === undefined && bench === undefined
      ? ['--doc needs --faults or --bench; add one of them, or remove --doc']
      : []),
  ];
}

/** A line with the options that one of them makes useless; none without any. The lab's own kernel is of both. */
function combined(key: string, { kernel, ...others }: LabOptions, used: readonly string[]): readonly string[] {
  const given = [...Object.keys(others), ...(kernel === undefined || kernel === 'uml' ? [] : ['kernel'])];
  const useless = given.filter((each) => ![key, 'debug', ...used].includes(each)).map(flagOf);
  const flag = flagOf(key);
  return useless.length === 0
    ? []
    : [`${flag} cannot be combined with ${useless.join(', ')}; remove ${flag}, or the others`];
}

function flagOf(key: string): string {
  return `--${key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

/** The ids of the faults to inject; `true` for all of them. */
export function faultNames(faults: LabOptions['faults']): readonly string[] | true | undefined {
  return typeof faults === 'string' ? faults.split(',') : faults;
}
