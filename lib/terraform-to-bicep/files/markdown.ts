import { INVISIBLE } from '../invisible';

/** Items as an enumeration in a sentence. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** A block of commands. */
export function shell(text: string): string {
  const fence = fenceFor(text, 3);
  return [`${fence}sh`, text, fence].join('\n');
}

/** A value as code, on one line: whatever backticks are in it, none of them ends the code. */
export function code(text: string): string {
  const line = oneLine(text);
  const fence = fenceFor(line, 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A sentence of the stack, on one line: nothing in it is a link or HTML, and only a pair of backticks makes code. */
export function prose(text: string): string {
  return oneLine(text)
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 0 ? part.replace(/[\\`<[]/g, '\\$&') : code(part)))
    .join('');
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.replace(
    INVISIBLE,
    (found) => `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}

/** More backticks than there are in a row in a string. */
function fenceFor(text: string, least: number): string {
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  return '`'.repeat(Math.max(least, longest + 1));
}
