import { createHash } from 'node:crypto';
import { livenessOf, type ProcessIdentity, type Processes } from './process-identity';

/** Nothing temporary is in use for longer; only what another container or machine left is judged by its age. */
const ABANDONED_MS = 3_600_000;

const MARK = /^(\d+)-(\d*)-([0-9a-f]{12})$/;

/** Returns the part of a temporary name that says which process made it. */
export function ownerMark(owner: ProcessIdentity): string {
  return `${owner.pid}-${owner.started}-${placeOf(owner)}`;
}

/** Whether the process that made something temporary has ended. Another program's name is never abandoned. */
export function isAbandoned(mark: string, ageMs: number, processes: Processes): boolean {
  const [, pid, started, place] = MARK.exec(mark) ?? [];
  if (pid === undefined || started === undefined) return false;
  if (place !== placeOf(processes.own)) return ageMs > ABANDONED_MS;
  return livenessOf({ ...processes.own, pid: Number(pid), started }, processes) === 'ended';
}

function placeOf({ host, boot, namespace }: ProcessIdentity): string {
  return createHash('sha256')
    .update(JSON.stringify([host, boot, namespace]))
    .digest('hex')
    .slice(0, 12);
}
