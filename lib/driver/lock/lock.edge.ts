import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../../base/user-error';
import { readIfThere } from '../../write-files/read-file.edge';
import { makeFolder } from '../../write-files/write-file.edge';
import type { Report } from '../report/driver-event';
import { DRIVER_EXIT } from '../report/exit-codes';
import { judgeLock, lockSchema, type Lock } from './lock';

/** The lock of a link while this driver holds it. */
export interface HeldLock {
  /** Records the tool that is about to start, or that none is running. */
  readonly noteChild: (child: Lock['child']) => void;
  readonly release: () => void;
}

const ORPHAN_POLL_MS = 500;

/** A driver writes its lock right after it creates the file: one that stays empty for this long was abandoned. */
const EMPTY_MS = 2000;

/**
 * Takes the lock of a link. If a driver was killed while its tool was running, waits for that tool, without a limit.
 * @throws UserError when another driver holds the lock, or the file is not a valid lock.
 */
export async function takeLock(file: string, link: string, command: string, report: Report): Promise<HeldLock> {
  makeFolder(dirname(file));
  const since = new Date().toISOString();
  const lock: Lock = { link, command, owner: userInfo().username, host: hostname(), pid: process.pid, since };
  while (!tryCreate(file, lock)) await settle(file, report);
  return {
    noteChild: (child) => replace(file, child === undefined ? lock : { ...lock, child }),
    release: () => rmSync(file, { force: true }),
  };
}

function tryCreate(file: string, lock: Lock): boolean {
  try {
    writeFileSync(file, print(lock), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function settle(file: string, report: Report): Promise<void> {
  const lock = await readLock(file);
  if (lock === undefined) return;
  if (lock === 'empty') {
    report({ event: 'note', text: 'removing an empty lock: its driver was killed while creating it' });
    return moveAway(file);
  }
  const sameHost = lock.host === hostname();
  const liveness = {
    sameHost,
    driverAlive: sameHost && isAlive(lock.pid),
    childAlive: sameHost && lock.child !== undefined && isAlive(lock.child.pid),
  };
  const verdict = judgeLock(lock, liveness, new Date(), file);
  if (verdict.kind === 'held') throw new UserError(verdict.lines, DRIVER_EXIT.locked);
  report({ event: 'note', text: verdict.text });
  if (verdict.kind === 'orphan') {
    while (isAlive(verdict.pid)) await delay(ORPHAN_POLL_MS);
  }
  moveAway(file);
}

/** Renamed before it is removed: of two drivers that see the same stale lock, only one can rename it. */
function moveAway(file: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    rmSync(aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

/** The lock in a file; undefined when it was released meanwhile. */
async function readLock(file: string): Promise<Lock | 'empty' | undefined> {
  let text = readIfThere(file);
  if (text === '') {
    await delay(EMPTY_MS);
    text = readIfThere(file);
  }
  if (text === undefined) return undefined;
  if (text === '') return 'empty';
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    throw new UserError(
      [`${file} is not a valid lock (edited?); if no other vpc2vnet is running on this link, delete it`],
      DRIVER_EXIT.locked,
    );
  }
}

function replace(file: string, lock: Lock): void {
  writeFileSync(`${file}.new`, print(lock));
  renameSync(`${file}.new`, file);
}

/** Whether a process of this machine exists. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function print(lock: Lock): string {
  return `${JSON.stringify(lock, undefined, 2)}\n`;
}
