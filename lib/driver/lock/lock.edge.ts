import { userInfo } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../base/user-error';
import { claim, deleteClaim } from '../../write-files/claim.edge';
import { isInOtherContainer, livenessOf } from '../../write-files/process-identity';
import { identityOf, processesHere } from '../../write-files/process-identity.edge';
import { modifiedAt, readIfThere } from '../../write-files/read-file.edge';
import { makeFolder, removeFile, touch, writeFile } from '../../write-files/write-file.edge';
import type { Report } from '../report/driver-event';
import { DRIVER_EXIT } from '../report/exit-codes';
import { BEAT_SECONDS, judgeLock, judgeTouched, lockSchema, type Lock, type LockVerdict } from './lock';

/** The lock of a link while this driver holds it. */
export interface HeldLock {
  /**
   * Records the tool that is about to start, or that none is running.
   * @throws UserError when another driver has taken the lock, because this one was suspended
   */
  readonly noteChild: (child: { readonly pid: number; readonly step: string } | undefined) => void;
  readonly release: () => void;
}

const POLL_MS = 500;

/** A driver writes its lock right after it creates the file: one that stays incomplete for this long was abandoned. */
const INCOMPLETE_MS = 2000;

/**
 * Takes the lock of a link. If a driver was killed while its tool was running, waits for that tool, without a limit.
 * @throws UserError when another driver holds the lock, or the file is not a valid lock.
 */
export async function takeLock(file: string, link: string, command: string, report: Report): Promise<HeldLock> {
  makeFolder(dirname(file));
  const { own } = processesHere();
  const lock: Lock = { link, command, owner: userInfo().username, since: new Date().toISOString(), driver: own };
  while (!claim(file, print(lock))) await settle(file, report);
  const isOurs = (): boolean => isDeepStrictEqual(parse(readIfThere(file))?.driver, own);
  const beat = setInterval(() => {
    try {
      if (isOurs()) touch(file);
    } catch {
      // The next one may succeed.
    }
  }, BEAT_SECONDS * 1000);
  beat.unref();
  return {
    noteChild: (child) => {
      if (!isOurs()) throw lost(file);
      const started = child === undefined ? undefined : identityOf(child.pid)?.started;
      writeFile(file, print(child === undefined ? lock : { ...lock, child: { ...child, started: started ?? '' } }));
    },
    release: () => {
      clearInterval(beat);
      if (isOurs()) removeFile(file);
    },
  };
}

function lost(file: string): UserError {
  return new UserError(
    [`another vpc2vnet has taken ${file} while this one was suspended; run this again when the other one has ended`],
    DRIVER_EXIT.locked,
  );
}

/** Removes a stale lock, after its tool has ended; several calls may be needed. */
async function settle(file: string, report: Report): Promise<void> {
  const text = await readWhole(file);
  if (text === undefined) return;
  if (text === '') {
    report({ event: 'note', text: 'removing an empty lock: its driver was killed while creating it' });
    deleteClaim(file, text);
    return;
  }
  const lock = parse(text);
  if (lock === undefined) {
    throw new UserError(
      [`${file} is not a valid lock (edited?); if no other vpc2vnet is running on this link, delete it`],
      DRIVER_EXIT.locked,
    );
  }
  const verdict = judge(file, lock);
  if (verdict.kind === 'held') throw new UserError(verdict.lines, DRIVER_EXIT.locked);
  report({ event: 'note', text: verdict.text });
  if (verdict.kind === 'silent') return waitForSign(file, lock);
  while (verdict.kind === 'orphan' && judge(file, lock).kind === 'orphan') await delay(POLL_MS);
  if (!deleteClaim(file, text)) await delay(POLL_MS);
}

function judge(file: string, lock: Lock): LockVerdict {
  const processes = processesHere();
  const touched = modifiedAt(file)?.getTime() ?? Date.now();
  return judgeLock(
    lock,
    {
      driver: livenessOf(lock.driver, processes),
      child: lock.child === undefined ? 'ended' : livenessOf({ ...lock.driver, ...lock.child }, processes),
      otherContainer: isInOtherContainer(lock.driver, processes),
      silentSeconds: (Date.now() - touched) / 1000,
    },
    new Date(),
    file,
  );
}

/**
 * Waits until the driver of a lock in another container has touched it, or has been silent for too long.
 * @throws UserError when it has touched it
 */
async function waitForSign(file: string, lock: Lock): Promise<void> {
  const before = modifiedAt(file)?.getTime();
  while (judge(file, lock).kind === 'silent') {
    await delay(POLL_MS);
    const touched = modifiedAt(file)?.getTime();
    if (touched === undefined) return;
    const verdict = judgeTouched(lock, new Date());
    if (touched !== before && verdict.kind === 'held') throw new UserError(verdict.lines, DRIVER_EXIT.locked);
  }
}

/** The text of a lock, once it is complete or abandoned; undefined when it was released meanwhile. */
async function readWhole(file: string): Promise<string | undefined> {
  const text = readIfThere(file);
  if (text === undefined || parse(text) !== undefined) return text;
  await delay(INCOMPLETE_MS);
  return readIfThere(file);
}

function parse(text: string | undefined): Lock | undefined {
  try {
    return lockSchema.parse(JSON.parse(text ?? ''));
  } catch {
    return undefined;
  }
}

function print(lock: Lock): string {
  return `${JSON.stringify(lock, undefined, 2)}\n`;
}
