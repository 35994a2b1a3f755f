import { readFileSync } from 'node:fs';
import { lastLine } from '../last-line.edge';

/** The line of a build's log that says why it failed: make itself ends with the names of its targets only. */
export function failureIn(log: string): string {
  const lines = readFileSync(log, 'utf8').split('\n');
  return lines.findLast((line) => REASON.test(line) && !line.startsWith('make')) ?? lastLine(log);
}

/** How apt, dpkg, tar and compilers begin or put a reason. */
const REASON = /^E: |\b(error|fatal error|cannot|can't)\b|No space left|not found/i;
