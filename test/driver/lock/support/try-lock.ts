import { setTimeout as delay } from 'node:timers/promises';
import { takeLock } from '../../../../lib/driver/lock/lock.edge';
import type { UserError } from '../../../../lib/base/user-error';

/** Holds a lock for a while, or prints who does: `try-lock.ts FILE [MILLISECONDS]`. */
const [, , file = '', milliseconds = '5000'] = process.argv;

takeLock(file, 'demo', 'up', () => undefined).then(
  async (lock) => {
    process.stdout.write('taken\n');
    await delay(Number(milliseconds));
    lock.release();
  },
  (error: UserError) => process.stdout.write(`held: ${error.message}\n`),
);
