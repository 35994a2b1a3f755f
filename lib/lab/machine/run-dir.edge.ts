import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { removeControlGroup, sweepControlGroups } from './control-groups.edge';

const PREFIX = 'vpc2vnet-lab-';
const OWNER = 'owner';
/** Age of a folder in milliseconds until which another process may be about to write its owner. */
const NEW_MS = 60_000;

/**
 * Makes a folder for one run, and removes those of runs which were killed before they could.
 * @param parent - where the folders of all runs are
 * @default parent - this system's folder for temporary files
 */
export function makeRunDir(parent = tmpdir()): string {
  for (const name of readdirSync(parent).filter((entry) => entry.startsWith(PREFIX))) {
    const dir = join(parent, name);
    if (isOurs(dir) && !ownerIsAlive(dir)) removeRunDir(dir);
  }
  sweepControlGroups(PREFIX, readdirSync(tmpdir()));
  const dir = mkdtempSync(join(parent, PREFIX));
  writeFileSync(join(dir, OWNER), `${process.pid} ${startOf(process.pid)}\n`);
  return dir;
}

/** Removes the folder of a run. */
export function removeRunDir(dir: string): void {
  rmSync(dir, { recursive: true, force: true });
  removeControlGroup(basename(dir));
}

/** Whether the folder is this user's; those of another user are theirs to remove. */
function isOurs(dir: string): boolean {
  return statSync(dir, { throwIfNoEntry: false })?.uid === process.getuid?.();
}

/** A process number is used again one day; together with its start it is not. */
function ownerIsAlive(dir: string): boolean {
  const owner = ownerOf(dir);
  if (owner === undefined) return Date.now() - (statSync(dir, { throwIfNoEntry: false })?.mtimeMs ?? 0) < NEW_MS;
  const [pid, start] = owner.trim().split(' ');
  try {
    return startOf(Number(pid)) === start;
  } catch {
    return false;
  }
}

/** `undefined` before a process has written that the folder is its own. */
function ownerOf(dir: string): string | undefined {
  try {
    return readFileSync(join(dir, OWNER), 'utf8') || undefined;
  } catch {
    return undefined;
  }
}

function startOf(pid: number): string {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
}
