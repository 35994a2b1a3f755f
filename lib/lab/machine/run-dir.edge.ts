import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { removeControlGroup, sweepControlGroups } from './control-groups.edge';

const PREFIX = 'vpc2vnet-lab-';
const OWNER = 'owner';

/** Makes a folder for one run, and removes those of runs which were killed before they could. */
export function makeRunDir(): string {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dir = join(tmpdir(), name);
    if (isOurs(dir) && !ownerIsAlive(dir)) removeRunDir(dir);
  }
  sweepControlGroups(PREFIX, readdirSync(tmpdir()));
  const dir = mkdtempSync(join(tmpdir(), PREFIX));
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
  try {
    const [pid, start] = readFileSync(join(dir, OWNER), 'utf8').trim().split(' ');
    return startOf(Number(pid)) === start;
  } catch {
    return false;
  }
}

function startOf(pid: number): string {
  return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19] ?? '';
}
