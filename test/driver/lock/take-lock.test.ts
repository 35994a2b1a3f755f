import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { takeLock } from '../../../lib/driver/lock/lock.edge';
import { lockSchema } from '../../../lib/driver/lock/lock';
import { identityOf, processesHere } from '../../../lib/write-files/process-identity.edge';

const REGISTER = join(__dirname, '../real/register.js');

let directory = '';
let file = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-lock-'));
  file = join(directory, 'demo.lock');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

describe('taking the lock of a link', () => {
  test('records its owner and the running tool, and leaves no file when it is released', async () => {
    const lock = await takeLock(file, 'demo', 'up', () => undefined);
    lock.noteChild({ pid: 8, step: 'deploying the Azure side' });

    expect(lockSchema.parse(JSON.parse(readFileSync(file, 'utf8')))).toMatchObject({
      ...{ link: 'demo', command: 'up', driver: { pid: process.pid }, child: { pid: 8 } },
    });
    lock.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('succeeds after a driver was killed between creating the file and writing it', async () => {
    writeFileSync(file, '');
    const notes: unknown[] = [];

    const lock = await takeLock(file, 'demo', 'up', (event) => notes.push(event));

    expect(notes).toEqual([{ event: 'note', text: 'removing an empty lock: its driver was killed while creating it' }]);
    lock.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('fails while another driver is about to write it', async () => {
    writeFileSync(file, '');
    const taken = takeLock(file, 'demo', 'up', () => undefined);
    const other = {
      link: 'demo',
      command: 'down',
      owner: 'ada',
      since: '2026-01-01T10:00:00Z',
      driver: { host: 'elsewhere', machine: 'other', boot: 'other', namespace: 'other', pid: 7, started: '1' },
    };
    setTimeout(() => writeFileSync(file, JSON.stringify(other)), 100);

    await expect(taken).rejects.toMatchObject({
      lines: [expect.stringContaining('ada on elsewhere has been running `down`')],
    });
  });

  test('fails when the file is not a valid lock', async () => {
    writeFileSync(file, 'mine');

    await expect(takeLock(file, 'demo', 'up', () => undefined)).rejects.toMatchObject({
      lines: [`${file} is not a valid lock (edited?); if no other vpc2vnet is running on this link, delete it`],
    });
  });

  test('is not kept out by a process that has the id of a killed driver', async () => {
    writeFileSync(file, JSON.stringify(lockOf({ pid: process.ppid, started: '1' })));

    const lock = await takeLock(file, 'demo', 'up', () => undefined);

    lock.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('does not wait for a process that has the id of an ended tool', async () => {
    const child = { pid: process.ppid, started: '1', step: 'deploying' };
    writeFileSync(file, JSON.stringify({ ...lockOf({ pid: 2 ** 22 + 1 }), child }));

    const lock = await takeLock(file, 'demo', 'up', () => undefined);

    lock.release();
  });

  test('waits for a tool that outlived its driver', async () => {
    const tool = spawn('sleep', ['1']);
    const child = { ...identityOf(tool.pid), step: 'deploying' };
    writeFileSync(
      file,
      JSON.stringify({ ...lockOf({ pid: 2 ** 22 + 1 }), child: { pid: child.pid, started: child.started, step: 'x' } }),
    );

    const lock = await takeLock(file, 'demo', 'up', () => undefined);

    expect(tool.exitCode).toBe(0);
    lock.release();
  });

  test.each([
    ['a symbolic link to nothing', () => symlinkSync('nothing', file), 'a symbolic link'],
    ['a named pipe', () => execFileSync('mkfifo', [file]), 'a named pipe'],
    ['a folder', () => mkdirSync(file), 'a folder'],
  ])('fails at once when %s is in its place', async (_, prepare, what) => {
    prepare();

    await expect(takeLock(file, 'demo', 'up', () => undefined)).rejects.toMatchObject({
      lines: [`${file} is ${what}, not a file; delete it`],
      exitCode: 2,
    });
  });

  test('of several that find a stale lock at once is given to one', async () => {
    writeFileSync(file, JSON.stringify(lockOf({ pid: process.ppid, started: '1' })));
    const program = join(__dirname, 'support/try-lock.ts');
    const runs = await Promise.all(
      [1, 2, 3, 4].map(async () => {
        const run = promisify(execFile)(process.execPath, ['-r', REGISTER, program, file]);
        return (await run).stdout.trim();
      }),
    );

    expect(runs.filter((said) => said === 'taken')).toHaveLength(1);
    expect(runs.filter((said) => said.startsWith('held: '))).toHaveLength(3);
  }, 30_000);

  test('starts no tool once another driver has taken it', async () => {
    const lock = await takeLock(file, 'demo', 'up', () => undefined);
    writeFileSync(file, JSON.stringify(lockOf({ pid: 2 ** 22 + 1 })));

    expect(() => lock.noteChild({ pid: 8, step: 'deploying' })).toThrow('another vpc2vnet has taken');
    lock.release();
    expect(readdirSync(directory)).toEqual(['demo.lock']);
  });
});

/** A lock of a driver of this container. */
function lockOf(driver: object): object {
  return {
    ...{ link: 'demo', command: 'up', owner: 'ada', since: '2026-01-01T10:00:00Z' },
    driver: { ...processesHere().own, ...driver },
  };
}
