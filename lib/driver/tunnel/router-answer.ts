import { readSecurityAssociations, type IkeSa } from '../../ike/list-sas';

/** The SAs of a router, or the error message that explains why there are none. */
export type RouterAnswer =
  | {
      readonly kind: 'listed';
      readonly associations: readonly IkeSa[];
      /** Since when an upgrade requires a reboot, in seconds since 1970; undefined when none does. */
      readonly rebootRequiredSince: number | undefined;
    }
  | { readonly kind: 'silent'; readonly why: string };

/** Prints since when an upgrade requires a reboot, and nothing otherwise. */
export const REBOOT_REQUIRED = "stat -c 'reboot required since %Y' /run/reboot-required 2>/dev/null";

/** A command on an instance as Systems Manager reports it. */
export interface Invocation {
  readonly status: string;
  /** Exit code of the command; -1 before it has one. */
  readonly responseCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** @see https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html */
const UNFINISHED = ['Pending', 'InProgress', 'Delayed', 'Cancelling'];

/** Whether a command has ended, with or without success. */
export function isFinished({ status }: Invocation): boolean {
  return !UNFINISHED.includes(status);
}

/** Returns the SAs that a finished command listed, or why it listed none. */
export function readAnswer({ status, responseCode, stdout, stderr }: Invocation): RouterAnswer {
  if (status === 'Failed' && responseCode > 0) {
    return {
      kind: 'silent',
      why: `the router’s IKE daemon does not respond (${errorIn(stderr) ?? `exit ${responseCode}`})`,
    };
  }
  if (status !== 'Success') return { kind: 'silent', why: `Systems Manager ended the command with ${status}` };
  const associations = readSecurityAssociations(stdout);
  return associations === undefined
    ? { kind: 'silent', why: 'the router’s SA listing is incomplete' }
    : { kind: 'listed', associations, rebootRequiredSince: rebootRequiredIn(stdout) };
}

function rebootRequiredIn(stdout: string): number | undefined {
  const since = /^reboot required since (\d+)$/m.exec(stdout)?.[1];
  return since === undefined ? undefined : Number(since);
}

/** swanctl prints its error before its usage; a shell prints its error last, before a line of Systems Manager's own. */
function errorIn(stderr: string): string | undefined {
  const lines = stderr.split('\n').map((line) => line.trim());
  return (
    lines.flatMap((line) => /^Error: (.+)$/.exec(line)?.[1] ?? [])[0] ??
    lines.filter((line) => line !== '' && !line.startsWith('failed to run commands: ')).at(-1)
  );
}
