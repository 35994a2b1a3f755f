import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { runLogged } from '../../../lib/driver/tools/child.edge';
import { identityOf } from '../../../lib/write-files/process-identity.edge';

const CHILD = join(__dirname, '../../../lib/driver/tools/child.edge.ts');
const REGISTER = join(__dirname, '../real/register.js');

let directory = '';
beforeEach(() => (directory = mkdtempSync(join(tmpdir(), 'vpc2vnet-child-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** A driver that records its tool and then does what `note` has; the tool creates the file `made`. */
function killedDriver(note: 'die();' | 'setTimeout(die, 100);'): {
  readonly signal: NodeJS.Signals | null;
  readonly noted: number;
} {
  const run = { command: 'sh', args: ['-c', 'sleep 0.3; touch made'], cwd: directory, log: join(directory, 'log') };
  const script = `
    const { writeFileSync } = require('node:fs');
    const { runLogged } = require(${JSON.stringify(CHILD)});
    const die = () => process.kill(process.pid, 'SIGKILL');
    void runLogged({ ...${JSON.stringify(run)}, onLine: () => {}, onStart: (pid) => { writeFileSync('pid', String(pid)); ${note} } });`;
  const { signal } = spawnSync(process.execPath, ['-r', REGISTER, '-e', script], { cwd: directory, encoding: 'utf8' });
  return { signal, noted: Number(readFileSync(join(directory, 'pid'), 'utf8')) };
}

async function gone(pid: number): Promise<void> {
  while (identityOf(pid) !== undefined) await delay(20);
}

describe('a tool that changes resources', () => {
  test('never starts when its driver is killed before it has recorded the tool', async () => {
    const { signal, noted } = killedDriver('die();');
    await gone(noted);

    expect(signal).toBe('SIGKILL');
    expect(existsSync(join(directory, 'made'))).toBe(false);
  });

  test('finishes when its driver is killed after that', async () => {
    const { signal, noted } = killedDriver('setTimeout(die, 100);');
    await gone(noted);

    expect(signal).toBe('SIGKILL');
    expect(existsSync(join(directory, 'made'))).toBe(true);
    // On a loaded machine three starts of Node take more than the usual 5 s.
  }, 30_000);

  test('is the process that was recorded, with its arguments, its exit code and empty input', async () => {
    const log = join(directory, 'log');
    let noted = 0;
    const lines: string[] = [];

    const ended = await runLogged({
      ...{ command: process.execPath, cwd: directory, log },
      args: [
        '-e',
        "console.log(process.pid, require('fs').readFileSync(0, 'utf8').length, process.argv[1]); process.exit(3)",
        `a "b" $c 'd'`,
      ],
      onStart: (pid) => (noted = pid),
      onLine: (line) => lines.push(line),
    });

    expect(ended).toEqual({ code: 3, signal: undefined });
    expect(lines).toEqual([`${noted} 0 a "b" $c 'd'`]);
  });

  test('writes files that no other user can read, and so is its log', async () => {
    const log = join(directory, 'folder', 'log');
    const run = { command: 'sh', args: ['-c', 'touch state; mkdir made'], cwd: directory, log };

    await runLogged({ ...run, onStart: () => undefined, onLine: () => undefined });

    const modes = ['state', 'made', 'folder/log'].map((path) => statSync(join(directory, path)).mode & 0o777);
    expect(modes).toEqual([0o600, 0o700, 0o600]);
    expect(process.umask()).not.toBe(0o077);
  });

  test('never starts when it cannot be recorded', async () => {
    const run = { command: 'touch', args: ['made'], cwd: directory, log: join(directory, 'log') };
    let noted = 0;
    const onStart = (pid: number): void => {
      noted = pid;
      throw new Error('the lock is lost');
    };

    await expect(runLogged({ ...run, onStart, onLine: () => undefined })).rejects.toThrow('the lock is lost');
    await gone(noted);
    expect(existsSync(join(directory, 'made'))).toBe(false);
  });

  test('that cannot be started fails, with the reason in its log', async () => {
    const log = join(directory, 'log');

    const ended = await runLogged({
      ...{ command: join(directory, 'missing'), args: [], cwd: directory, log },
      ...{ onStart: () => undefined, onLine: () => undefined },
    });

    expect(ended.code).toBe(127);
    expect(readFileSync(log, 'utf8')).toContain('missing');
  });
});
