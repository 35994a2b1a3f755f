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
  /** The running tool, which outlives a killed driver. */
  child: childSchema.optional(),
});

/** The driver that is running on a link, and its tool. */
export type Lock = z.output<typeof lockSchema>;

/** What is known about the processes a lock names; unknown on another machine. */
export interface Liveness {
  readonly sameHost: boolean;
  readonly driverAlive: boolean;
  readonly childAlive: boolean;
}

export type LockVerdict =
  | { readonly kind: 'held'; readonly lines: readonly string[] }
  /** The driver was killed and its tool is still running: wait for the tool. */
  | { readonly kind: 'orphan'; readonly pid: number; readonly text: string }
  | { readonly kind: 'stale'; readonly text: string };

/** Returns whether an existing lock still counts, with the lines to print. */
export function judgeLock(lock: Lock, liveness: Liveness, now: Date, file: string): LockVerdict {
  const age = duration((now.getTime() - new Date(lock.since).getTime()) / 1000);
  const owner = `${lock.owner} on ${lock.host}`;
  if (!liveness.sameHost) {
    return {
      kind: 'held',
      lines: [
        `according to ${file}, ${owner} has been running \`${lock.command}\` for ${age} (process ${lock.pid}); ` +
          `this machine cannot check whether it is still running: ask ${lock.owner}, then delete ${file}`,
      ],
    };
  }
  if (liveness.driverAlive) {
    return {
      kind: 'held',
      lines: [
        `${owner} has been running \`${lock.command}\` on this link for ${age} (process ${lock.pid}); wait for it or stop it`,
      ],
    };
  }
  if (lock.child !== undefined && liveness.childAlive) {
    return {
      kind: 'orphan',
      pid: lock.child.pid,
      text: `\`${lock.command}\` of ${owner}, started ${age} ago, was killed while ${lock.child.step}; the tool is still running (process ${lock.child.pid}): waiting for it to end`,
    };
  }
  return {
    kind: 'stale',
    text: `removing the stale lock of \`${lock.command}\` of ${owner}, started ${age} ago, which was killed`,
  };
}
