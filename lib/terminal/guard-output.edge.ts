import { writeFileSync } from 'node:fs';
import type { Writable } from 'node:stream';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'its disk has no space',
  EPIPE: 'the program that reads it has ended',
};

const STDOUT = 1;

/** As for a file that cannot be written. */
const EXIT_CODE = 2;

/**
 * Makes a run whose output cannot be written end with exit code 2 and one line on stderr, instead of a stack trace, or of
 * success although a part is missing. The run itself continues: a deployment must not stop because nobody reads. Warnings
 * that Node prints of the sources of dependencies are not printed: a person can do nothing about them.
 */
export function guardOutput(): void {
  let isBroken = false;
  writeWhole(process.stdout, STDOUT);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (!isBroken) {
      const reason = REASONS[error.code ?? ''] ?? error.code;
      process.stderr.write(`standard output cannot be written: ${reason}; some of it is missing\n`);
    }
    isBroken = true;
  });
  // There is no other place to say that stderr is broken.
  process.stderr.on('error', () => {
    isBroken = true;
  });
  // Warnings of dependencies, as of the AWS SDK about Node 20; Node's own listener would print them.
  process.removeAllListeners('warning');
  process.on('exit', (code) => {
    if (isBroken && code === 0) process.exitCode = EXIT_CODE;
  });
}

/** Node's stream for a file calls `write` once, and drops what a full disk does not take. */
function writeWhole(stream: NodeJS.WriteStream, descriptor: number): void {
  if (stream.constructor.name !== 'SyncWriteStream') return;
  const file: Pick<Writable, '_write'> = stream;
  file._write = (chunk: Buffer, _encoding, done) => {
    try {
      writeFileSync(descriptor, chunk);
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  };
}
