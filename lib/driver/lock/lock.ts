import { z } from 'zod';
import type { Liveness } from '../../write-files/process-identity';
import { identitySchema } from '../../write-files/unfinished';
import { duration } from '../report/duration';

export const lockSchema = z.strictObject({
  link: z.string(),
  command: z.string(),
  owner: z.string(),
  since: z.iso.datetime(),
  driver: identitySchema,
  /** The running tool, which outlives a killed driver; it runs where its driver does. */
  child: z.strictObject({ pid: z.int(), started: z.string(), step: z.string() }).optional(),
});

/** The driver that is running on a link, and its tool. */
export type Lock = z.output<typeof lockSchema>;

/** What is known about the processes that a lock names. */
export interface LockLiveness {
  readonly driver: Liveness;
  readonly child: Liveness;
  /** Whether the driver is in another container on this machine. */
  readonly otherContainer: boolean;
  /** Time since the driver last touched its lock, in seconds; only this machine's clock counts. */
  readonly silentSeconds: number;
}

/** A driver touches its lock every {@link BEAT_SECONDS}; a synthesis blocks it for some seconds. */
export const BEAT_SECONDS = 5;

/** A driver that has not touched its lock for so long was killed, in seconds. */
const SILENT_SECONDS = 30;

export type LockVerdict =
  | { readonly kind: 'held'; readonly lines: readonly string[] }
  /** The driver was killed and its tool is still running: wait for the tool. */
  | { readonly kind: 'orphan'; readonly text: string }
  /** The driver is in another container and may have been killed: wait for its next sign. */
  | { readonly kind: 'silent'; readonly text: string }
  | { readonly kind: 'stale'; readonly text: string };

/** Returns whether an existing lock still counts, with the lines to print. */
export function judgeLock(
  { owner, command, driver, child, since }: Lock,
  { driver: state, child: childState, otherContainer, silentSeconds }: LockLiveness,
  now: Date,
  file: string,
): LockVerdict {
  const age = ageOf(since, now);
  const who = `${owner} on ${driver.host}`;
  const stale = {
    kind: 'stale',
    text: `removing the stale lock of \`${command}\` of ${who}, started ${age} ago, which was killed`,
  } as const;
  if (state === 'unknown' && otherContainer) {
    return silentSeconds > SILENT_SECONDS
      ? stale
      : { kind: 'silent', text: `checking whether \`${command}\` of ${who}, in another container, is still running` };
  }
  if (state === 'unknown') {
    return {
      kind: 'held',
      lines: [
        `according to ${file}, ${who} has been running \`${command}\` for ${age} (process ${driver.pid}); ` +
          `this machine cannot check whether it is still running: ask ${owner}, then delete ${file}`,
      ],
    };
  }
  if (state === 'running') return heldBy(who, command, age, driver.pid);
  if (child !== undefined && childState === 'running') {
    return {
      kind: 'orphan',
      text: `\`${command}\` of ${who}, started ${age} ago, was killed while ${child.step}; the tool is still running (process ${child.pid}): waiting for it to end`,
    };
  }
  return stale;
}

/** Returns the verdict on a lock whose driver has just given a sign. */
export function judgeTouched({ owner, command, driver, since }: Lock, now: Date): LockVerdict {
  return heldBy(`${owner} on ${driver.host}, in another container,`, command, ageOf(since, now), driver.pid);
}

function heldBy(who: string, command: string, age: string, pid: number): LockVerdict {
  return {
    kind: 'held',
    lines: [`${who} has been running \`${command}\` on this link for ${age} (process ${pid}); wait for it or stop it`],
  };
}

/** The clock of another machine may be ahead of this one's. */
function ageOf(since: string, now: Date): string {
  const seconds = (now.getTime() - new Date(since).getTime()) / 1000;
  return seconds < 0 ? 'an unknown time' : duration(seconds);
}
