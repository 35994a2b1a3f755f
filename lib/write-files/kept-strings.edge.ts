import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Strings of some kilobytes that take long to compute, by what they are computed from. */
export interface KeptStrings {
  /** @returns undefined for one that must be computed */
  readonly find: (source: string) => string | undefined;
  readonly keep: (source: string, text: string) => void;
}

/** With so many files, all are removed. */
const MOST = 1000;

/**
 * Strings in a folder of this user, one file each, which starts with the digest of the rest: one that was cut off, or
 * changed, is computed again. Where nothing can be written, nothing is kept.
 * @param maker - what else they depend on
 */
export function keptStringsIn(folder: string, maker: string): KeptStrings {
  const pathOf = (source: string): string => join(folder, digestOf(`${maker}\n${source}`));
  return {
    find: (source) => {
      try {
        const file = readFileSync(pathOf(source), 'utf8');
        const end = file.indexOf('\n');
        const text = file.slice(end + 1);
        return digestOf(text) === file.slice(0, end) ? text : undefined;
      } catch {
        return undefined;
      }
    },
    keep: (source, text) => {
      try {
        // No other user may place one there.
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const names = readdirSync(folder);
        if (names.length >= MOST) for (const name of names) rmSync(join(folder, name));
        const temporary = join(folder, randomUUID());
        writeFileSync(temporary, `${digestOf(text)}\n${text}`, { mode: 0o600 });
        renameSync(temporary, pathOf(source));
      } catch {
        // The next process computes it again.
      }
    },
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
