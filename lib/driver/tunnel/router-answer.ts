import { readSecurityAssociations, type IkeSa } from '../../ike/list-sas';

/** What came back from the router, or why nothing did, in the words of who refused. */
export type RouterAnswer =
  | { readonly kind: 'listed'; readonly associations: readonly IkeSa[] }
  | { readonly kind: 'silent'; readonly why: string };

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

export function isFinished({ status }: Invocation): boolean {
  return !UNFINISHED.includes(status);
}

/** Judges a finished command. */
export function readAnswer({ status, responseCode, stdout, stderr }: Invocation): RouterAnswer {
  if (status === 'Failed' && responseCode > 0) {
    return {
      kind: 'silent',
      why: `the router’s IKE daemon does not answer (${complaint(stderr) ?? `exit ${responseCode}`})`,
    };
  }
  if (status !== 'Success') return { kind: 'silent', why: `Systems Manager ended the question with ${status}` };
  const associations = readSecurityAssociations(stdout);
  return associations === undefined
    ? { kind: 'silent', why: 'the router’s answer is no whole listing' }
    : { kind: 'listed', associations };
}

/** swanctl's error stands before its usage; what a shell says stands last, before a line of Systems Manager's own. */
function complaint(stderr: string): string | undefined {
  const lines = stderr.split('\n').map((line) => line.trim());
  return (
    lines.flatMap((line) => /^Error: (.+)$/.exec(line)?.[1] ?? [])[0] ??
    lines.filter((line) => line !== '' && !line.startsWith('failed to run commands: ')).at(-1)
  );
}
