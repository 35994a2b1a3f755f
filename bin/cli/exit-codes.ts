import { EXIT } from '../../lib/base/user-error';
import { PROBLEM_CODES } from '../../lib/config/problems/problem-codes';
import { DRIVER_EXIT } from '../../lib/driver/report/exit-codes';

/** An exit code and what it means. */
export interface ExitCode {
  readonly value: number;
  readonly meaning: string;
}

const MEANINGS: Readonly<Record<keyof typeof EXIT, string>> = {
  ok: 'success',
  finding: 'a problem was found: an invalid template, a failed check, a difference with `--check`',
  badInput:
    'invalid options, config, hand-off or outputs file; a file, or standard output, that cannot be read or written',
};

const DRIVER_MEANINGS: Readonly<Record<keyof typeof DRIVER_EXIT, string>> = {
  ok: 'success, or no changes',
  failed: 'a step failed, or something remains after `down`',
  badInput:
    'invalid options, config or hand-off; a file, or standard output, that cannot be read or written; or the preflight found something missing',
  declined: 'a destructive or disruptive change was not approved',
  locked: 'another driver works on the link',
  stopped: 'stopped by Ctrl-C; run the command again to resume',
};

/** Of `up`, `down`, `plan` and `status`. */
export const DRIVER_EXIT_CODES: readonly ExitCode[] = codesOf(DRIVER_EXIT, DRIVER_MEANINGS);

/** Of the other commands. */
export const EXIT_CODES: readonly ExitCode[] = codesOf(EXIT, MEANINGS);

/** Every code that can be explained: exit codes, then problem codes. */
export const CODES: readonly string[] = [
  ...new Set([...DRIVER_EXIT_CODES, ...EXIT_CODES].map(({ value }) => String(value))),
  ...PROBLEM_CODES,
];

function codesOf<Name extends string>(
  values: Readonly<Record<Name, number>>,
  meanings: Readonly<Record<Name, string>>,
): readonly ExitCode[] {
  return (Object.keys(values) as Name[]).map((name) => ({ value: values[name], meaning: meanings[name] }));
}
