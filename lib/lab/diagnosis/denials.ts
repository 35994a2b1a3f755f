import type { Lab } from '../session/lab';

/**
 * What the kernel denied to programs in the lab, from its log, one string each. Empty on this host's kernel, whose log
 * also has entries of other programs.
 */
export async function readDenials({ hosts: { machine } }: Lab): Promise<readonly string[]> {
  return machine.ownClock ? parseDenials((await machine.run('dmesg')).output) : [];
}

/** Parses a kernel log: system calls denied by seccomp, which end the program, and denials by AppArmor profiles. */
export function parseDenials(log: string): readonly string[] {
  return log.split('\n').flatMap((line) => {
    const [, program, call] = /type=1326 .* comm="([^"]*)".* syscall=(\d+)/.exec(line) ?? [];
    if (program !== undefined) return [`system call ${call} of ${program}`];
    const [, operation, profile] = /apparmor="DENIED" operation="(\S+)" .*?profile="(\S+)"/.exec(line) ?? [];
    if (operation === undefined) return [];
    const [, name = 'something'] = /(?:name|capname)="(\S+)"/.exec(line) ?? [];
    return [`${operation} of ${name} by the profile ${profile}`];
  });
}
