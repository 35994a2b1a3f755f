import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from '../../../lib/driver/lock/lock.edge';
import { lockSchema } from '../../../lib/driver/lock/lock';

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
      ...{ link: 'demo', command: 'up', pid: process.pid, child: { pid: 8 } },
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
      host: 'elsewhere',
      pid: 7,
      since: '2026-01-01T10:00:00Z',
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
});
