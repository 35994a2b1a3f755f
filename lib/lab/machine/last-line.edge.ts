import { readFileSync } from 'node:fs';

/** Last line of a log, for a message that outlives the log. */
export function lastLine(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').at(-1)?.trim() || 'its log is empty';
  } catch {
    return 'it wrote no log';
  }
}
