import { z } from 'zod';
import { duration } from '../report/duration';

const childSchema = z.strictObject({ pid: z.int(), step: z.string() });

export const lockSchema = z.strictObject({
  link: z.string(),
  command: z.string(),
  owner: z.string(),
  host: z.string(),
  pid: z.int(),
  since: z.iso.datetime(),
  /** The tool that is at work, which outlives a killed driver. */
  child: childSchema.optional(),
});

/** Who works on a link. */
export type Lock = z.output<typeof lockSchema>;

/** What is known about the processes a lock names; unknown on another machine. */
export interface Liveness {
  readonly sameHost: boolean;
  readonly driverAlive: boolean;
  readonly childAlive: boolean;
}

export type LockVerdict =
  | { readonly kind: 'held'; readonly lines: readonly string[] }
  /** The driver is gone and its tool still works: wait for that one. */
  | { readonly kind: 'orphan'; readonly pid: number; readonly text: string }
  | { readonly kind: 'stale'; readonly text: string };

/** Whether a lock that is there still counts. */
export function judgeLock(lock: Lock, liveness: Liveness, now: Date, file: string): LockVerdict {
  const age = duration((now.getTime() - new Date(lock.since).getTime()) / 1000);
  const owner = `${lock.owner} on ${lock.host}`;
  if (!liveness.sameHost) {
    return {
      kind: 'held',
      lines: [
        `${file} says that ${owner} runs \`${lock.command}\` for ${age} (process ${lock.pid}); ` +
          `whether it still does cannot be seen from here: ask ${lock.owner}, then delete ${file}`,
      ],
    };
  }
  if (liveness.driverAlive) {
    return {
      kind: 'held',
      lines: [
        `${owner} runs \`${lock.command}\` on this link for ${age} (process ${lock.pid}); wait for it or stop it`,
      ],
    };
  }
  if (lock.child !== undefined && liveness.childAlive) {
    return {
      kind: 'orphan',
      pid: lock.child.pid,
      text: `\`${lock.command}\` of ${owner} was killed ${age} after it started, but its ${lock.child.step} still works (process ${lock.child.pid}); waiting for it`,
    };
  }
  return {
    kind: 'stale',
    text: `taking over from \`${lock.command}\` of ${owner}, which was killed (started ${age} ago)`,
  };
}
