import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, utimesSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lockSchema } from '../../../lib/driver/lock/lock';
import { testWith, type Need } from '../../fixtures/needs';

const PROGRAM = ['-r', join(__dirname, '../real/register.js'), join(__dirname, 'support/try-lock.ts')];
const FILE = 'demo.lock';

/** Each run is the first process of its namespace, as in a container. */
const CONTAINER = ['-r', '--pid', '--fork', '--kill-child', '--mount-proc'];

const NAMESPACES: Need = {
  what: 'the command `unshare`, with the right to make process namespaces',
  install: 'apt-get install util-linux, and run the tests as root or allow user namespaces',
  isMet: () => spawnSync('unshare', [...CONTAINER, 'true'], { stdio: 'ignore' }).status === 0,
};

const program = (milliseconds: number): readonly string[] => [
  ...[...CONTAINER, process.execPath, ...PROGRAM],
  ...[resolve(FILE), String(milliseconds)],
];

async function holdInContainer(): Promise<ChildProcess> {
  const holder = spawn('unshare', program(60_000), { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  return holder;
}

async function kill(holder: ChildProcess): Promise<void> {
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await delay(200);
}

describe('two containers on one machine', () => {
  testWith(
    [NAMESPACES],
    'a driver that is running in one keeps out the other, although both are process 1',
    async () => {
      const holder = await holdInContainer();
      const other = execFileSync('unshare', program(0), { encoding: 'utf8' });

      expect(lockSchema.parse(JSON.parse(readFileSync(FILE, 'utf8'))).driver.pid).toBe(1);
      expect(other).toMatch(
        /^held: .* in another container, has been running `up` on this link for \d+ s \(process 1\)/,
      );
      await kill(holder);
    },
    60_000,
  );

  testWith(
    [NAMESPACES],
    'a driver that was killed in one does not keep out the next, although both are process 1',
    async () => {
      await kill(await holdInContainer());
      // Silent for longer than a driver can be.
      utimesSync(FILE, Date.now() / 1000 - 60, Date.now() / 1000 - 60);
      const next = execFileSync('unshare', program(0), { encoding: 'utf8' });

      expect([next, existsSync(FILE)]).toEqual(['taken\n', false]);
    },
    60_000,
  );
});
