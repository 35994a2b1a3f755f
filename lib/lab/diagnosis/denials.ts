import type { Lab } from '../session/lab';

/**
 * What the kernel denied to programs in the lab, from its log. None where the kernel is this host's, whose log is
 * about other programs, too.
 */
export async function readDenials({ hosts: { machine } }: Lab): Promise<readonly string[]> {
  return machine.ownClock ? parseDenials((await machine.run('dmesg')).output) : [];
}

/** System calls that a filter denied, for which their program ended, and what a profile of AppArmor does not allow. */
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
