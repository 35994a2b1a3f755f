import type { EmittedFile } from './index';

/** Lines of context around a difference. */
const CONTEXT = 2;
/** Maximum number of removed, and of added, lines that are printed. */
const SHOWN = 40;

/**
 * Compares the files with those on disk; one message per file that is missing or out of date, with its difference.
 * @param onDisk - the content of a file, or undefined when it does not exist
 */
export function compareFiles(
  files: readonly EmittedFile[],
  onDisk: (path: string) => string | undefined,
): readonly string[] {
  return files.flatMap(({ path, content }) => {
    const current = onDisk(path);
    if (current === content) return [];
    return [current === undefined ? `${path}: is missing` : `${path}: is out of date\n${difference(current, content)}`];
  });
}

/** The changed lines, from the first to the last difference. */
function difference(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const first = old.findIndex((line, index) => line !== now[index]);
  const start = first < 0 ? old.length : first;
  let same = 0;
  while (same < Math.min(old.length, now.length) - start && old.at(-1 - same) === now.at(-1 - same)) same++;
  const removed = old.slice(start, old.length - same);
  const added = now.slice(start, now.length - same);
  return [
    `@@ line ${start + 1} @@`,
    ...now.slice(Math.max(0, start - CONTEXT), start).map((line) => `  ${line}`),
    ...shown(removed, '- '),
    ...shown(added, '+ '),
    ...now.slice(now.length - same, now.length - same + CONTEXT).map((line) => `  ${line}`),
  ].join('\n');
}

function shown(lines: readonly string[], mark: string): readonly string[] {
  const more = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN).map((line) => mark + line), ...(more > 0 ? [`${mark}(${more} more lines)`] : [])];
}
