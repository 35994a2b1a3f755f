import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { ownFilesList, staleFiles, OWN_FILES_LIST } from '../../lib/write-files/own-files';
import { readIfThere } from '../../lib/write-files/read-file.edge';
import { writeTree } from '../../lib/write-files/write-tree.edge';
import { command, testWith } from '../fixtures/needs';
import { completeTree, filesIn, treeOf, versionsIn, type Files } from './support/versions';

const run = promisify(execFile);
const REPOSITORY = resolve(__dirname, '../..');
const STRACE = command('strace', 'apt-get install strace');

/** Calls that change what is on the disk; a kill at any other call leaves what a kill at the next one of these does. */
const CALLS = ['openat', 'write', 'pwrite64', 'fchmod', 'fsync', 'rename', 'unlink', 'mkdir', 'rmdir'];
const MARKS = ['', '.vpc2vnet-new', '.vpc2vnet-old'];

/** The program that writes version 2 of the tree below `root`, and the arguments of strace which show only that. */
function traced(root: string, log: string, ...more: readonly string[]): readonly string[] {
  const files = [...Object.keys({ ...completeTree(1), ...completeTree(2) }), '.vpc2vnet-files.unfinished.json'];
  const folders = ['cdk.out', 'bicep-out', 'router', 'router/router-1', 'router/router-2'];
  const paths = [...files.flatMap((path) => MARKS.map((mark) => `${path}${mark}`)), ...folders];
  return [
    ...['-f', '-qq', '-o', log, '-e', `trace=${CALLS.join(',')}`, ...more],
    ...paths.flatMap((path) => ['-P', join(root, path)]),
    ...[process.execPath, '-r', join(REPOSITORY, 'node_modules/ts-node/register'), '--'],
    ...[join(__dirname, 'support/write-version.ts'), root, '2'],
  ];
}

interface Kill {
  readonly call: string;
  /** The number of the call among those of its name. */
  readonly number: number;
}

/** Each call of a whole run that changes something. */
function callsIn(log: string): readonly Kill[] {
  const counts = new Map<string, number>();
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const call = /^\d+ +(\w+)\(/.exec(line)?.[1];
      if (call === undefined) return [];
      const number = (counts.get(call) ?? 0) + 1;
      counts.set(call, number);
      return /O_RDONLY|= -1 ENOENT/.test(line) ? [] : [{ call, number }];
    });
}

interface Left extends Kill {
  readonly killed: boolean;
  readonly afterKill: Files;
  readonly afterNextRun: Files;
}

/** Runs the program on a folder with version 1, kills it at one call, and runs it again. */
async function killAt({ call, number }: Kill): Promise<Left> {
  const root = resolve(`${call}-${number}`);
  cpSync('before', root, { recursive: true });
  const inject = `inject=${call}:signal=KILL:when=${number}`;
  const ended = run('strace', traced(root, `${root}.log`, '-e', inject), { cwd: REPOSITORY });
  const killed = await ended.then(
    () => false,
    () => true,
  );
  const afterKill = filesIn(root);
  writeVersion(root, 2);
  return { call, number, killed, afterKill, afterNextRun: filesIn(root) };
}

function writeVersion(root: string, version: number): void {
  const files = treeOf(version);
  const stale = staleFiles(readIfThere(join(root, OWN_FILES_LIST)), files);
  writeTree(root, [...files, ownFilesList(files)], { stale });
}

async function killAtEach(): Promise<readonly Left[]> {
  mkdirSync('before');
  writeVersion('before', 1);
  const whole = resolve('whole');
  cpSync('before', whole, { recursive: true });
  execFileSync('strace', traced(whole, `${whole}.log`), { cwd: REPOSITORY });
  const calls = callsIn(`${whole}.log`);
  const left: Left[] = [];
  // Two at once: a stage has two processors.
  for (let first = 0; first < calls.length; first += 2)
    left.push(...(await Promise.all(calls.slice(first, first + 2).map(killAt))));
  return left;
}

/** Of the files in their places, those that are neither an old one nor a new one. */
function incomplete(files: Files): readonly string[] {
  const [before, after] = [completeTree(1), completeTree(2)];
  return Object.entries(files)
    .filter(([path, content]) =>
      path in before || path in after ? ![before[path], after[path]].includes(content) : false,
    )
    .map(([path]) => path);
}

describe('a run that is killed while it writes', () => {
  testWith(
    [STRACE],
    'leaves old files or new ones at every system call, and the next run completes them and leaves nothing else',
    async () => {
      const left = await killAtEach();
      const problems = left.flatMap(({ call, number, killed, afterKill, afterNextRun }) => [
        ...(killed ? [] : [`${call} ${number}: not killed`]),
        ...(versionsIn(afterKill).length < 2 ? [] : [`${call} ${number}: a mixture`]),
        ...incomplete(afterKill).map((path) => `${call} ${number}: ${path} is incomplete`),
        ...(JSON.stringify(Object.entries(afterNextRun).sort()) ===
        JSON.stringify(Object.entries(completeTree(2)).sort())
          ? []
          : [`${call} ${number}: the next run leaves ${Object.keys(afterNextRun).join(', ')}`]),
      ]);

      expect(problems).toEqual([]);
      expect(left.length).toBeGreaterThan(20);
    },
    60_000,
  );
});
