import { openSync, readdirSync, readFileSync, readlinkSync, readSync, type Dirent } from 'node:fs';
import { LabError } from '../lab-error';
import type { LabHosts } from '../hosts/lab-hosts';
import type { HostName } from '../topology/topology';

/** Pings of a host so far: sent, and answered. */
export interface PingCount {
  readonly sent: number;
  readonly answered: number;
}

/** A process of a host. */
export interface HostProcess {
  readonly pid: number;
  /** Name and number, which another process of that name does not have. */
  readonly name: string;
  /** Bytes of memory that are its own, without files and shared parts. */
  readonly bytes: number;
}

/**
 * The network of a host, as the kernel names it. All below is read from the kernel's own tables, without a process in the
 * host: a process costs far more than a day of the link in virtual time.
 */
export async function networkOf(hosts: LabHosts, host: HostName): Promise<string> {
  return (await hosts.in(host, 'readlink /proc/self/ns/net')).trim();
}

/** Number of a process that has lived in a host the longest. @throws LabError when the host has none */
export function firstProcessIn(network: string): number {
  const [pid] = pidsIn(network);
  if (pid === undefined) throw new LabError('a host of the lab has no process');
  return pid;
}

/** Reads the kernel's counts for the pings of a process's host: one system call each time, from a file that stays open. */
export function pingCounter(pid: number): () => PingCount {
  const file = openSync(`/proc/${pid}/net/snmp`, 'r');
  const page = Buffer.alloc(8192);
  return () => pingsOf(page.toString('latin1', 0, readSync(file, page, 0, page.length, 0)));
}

/** Reads the ICMP counters of `/proc/net/snmp`. */
export function pingsOf(snmp: string): PingCount {
  const [names = [], values = []] = snmp
    .split('\n')
    .filter((line) => line.startsWith('Icmp: '))
    .map((line) => line.split(' '));
  const value = (name: string): number => Number(values[names.indexOf(name)]);
  return { sent: value('OutEchos'), answered: value('InEchoReps') };
}

/** Processes of a host that live now. */
export function processesOf(network: string): readonly HostProcess[] {
  return pidsIn(network).flatMap((pid) => {
    const status = read(`/proc/${pid}/status`);
    const bytes = Number(/^RssAnon:\s+(\d+)/m.exec(status)?.[1] ?? NaN) * 1024;
    const name = /^Name:\s+(.*)/m.exec(status)?.[1] ?? '';
    return Number.isNaN(bytes) ? [] : [{ pid, name: `${name}[${pid}]`, bytes }];
  });
}

/** Where this machine's files are in the guest, below the layer that the guest changes. */
const LOWER = '/run/lower';

/**
 * Files and folders below folders of a host, seen through one of its processes; links are not followed. Those of this
 * machine, which the guest has, too, do not count: other programs add and delete them during a run.
 */
export function countFiles(network: string, folders: readonly string[]): number {
  const [pid = 0] = pidsIn(network);
  return folders.reduce((sum, folder) => sum + countOwn(`/proc/${pid}/root${folder}`, `${LOWER}${folder}`), 0);
}

/** Files and folders below a folder that another does not have at the same place; 0 when there is no such folder. */
export function countOwn(folder: string, lower: string): number {
  const below = new Set(entriesIn(lower).map(({ name }) => name));
  return entriesIn(folder)
    .map((entry) => {
      const inside = entry.isDirectory() ? countOwn(`${folder}/${entry.name}`, `${lower}/${entry.name}`) : 0;
      return inside + (below.has(entry.name) ? 0 : 1);
    })
    .reduce((sum, count) => sum + count, 0);
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // It has gone.
    return [];
  }
}

function pidsIn(network: string): readonly number[] {
  return pidsAmong(readdirSync('/proc')).filter((pid) => networkOfProcess(pid) === network);
}

/** Numbers of processes among the entries of `/proc`, the oldest first: Node lists a folder in the order of text. */
export function pidsAmong(entries: readonly string[]): readonly number[] {
  return entries
    .filter((entry) => /^\d+$/.test(entry))
    .map(Number)
    .sort((a, b) => a - b);
}

function networkOfProcess(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/ns/net`);
  } catch {
    // It has ended.
    return '';
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
