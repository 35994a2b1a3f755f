import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a command of user data with a `sh` that prints its standard input; returns what the command lets it run. */
export function scriptRunBy([program = '', ...words]: readonly string[]): string {
  const tools = mkdtempSync(join(tmpdir(), 'vpc2vnet-sh-'));
  try {
    symlinkSync('/bin/cat', join(tools, 'sh'));
    return execFileSync(program, words, { env: { PATH: `${tools}:${process.env.PATH}` }, encoding: 'utf8' });
  } finally {
    rmSync(tools, { recursive: true });
  }
}
