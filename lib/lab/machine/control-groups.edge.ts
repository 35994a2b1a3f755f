import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the unified hierarchy is, alone or beside the old one. */
const BASES = ['/sys/fs/cgroup', '/sys/fs/cgroup/unified'];

/** Removes the control groups of a lab on this host's kernel: they remain when their processes have ended. */
export function removeControlGroup(name: string): void {
  for (const base of BASES) {
    const group = join(base, name);
    if (existsSync(join(group, 'cgroup.procs'))) removeEmpty(group);
  }
}

/** Removes the groups of labs which are no more: those whose name begins with `prefix` and is not among `alive`. */
export function sweepControlGroups(prefix: string, alive: readonly string[]): void {
  for (const base of BASES.filter((folder) => existsSync(folder))) {
    const gone = readdirSync(base).filter((name) => name.startsWith(prefix) && !alive.includes(name));
    for (const name of gone) removeControlGroup(name);
  }
}

function removeEmpty(group: string): void {
  for (const entry of readdirSync(group, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(join(group, entry.name));
  }
  try {
    rmdirSync(group);
  } catch {
    // The kernel may take a moment to let go; the next start tries again.
  }
}
