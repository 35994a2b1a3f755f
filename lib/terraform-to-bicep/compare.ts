import type { EmittedFile } from './index';

/** Lines around a difference that help to place it. */
const CONTEXT = 2;
/** Lines of one difference that are shown. */
const SHOWN = 40;

/**
 * What is different on disk, for a reader: one text per file that is missing or differs, none when all is current.
 * @param onDisk - the text of a file, or undefined where there is none
 */
export function compareFiles(
  files: readonly EmittedFile[],
  onDisk: (path: string) => string | undefined,
): readonly string[] {
  return files.flatMap(({ path, content }) => {
    const there = onDisk(path);
    if (there === content) return [];
    return [there === undefined ? `${path}: is missing` : `${path}: is not current\n${difference(there, content)}`];
  });
}

/** The lines that changed, from the first to the last difference. */
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
