import type { OutputFile } from './file-tree';

/** File that lists the files of the last run, so that the next run removes only files that are no longer generated. */
export const OWN_FILES_LIST = '.vpc2vnet-files.json';

/** The file {@link OWN_FILES_LIST} for the files of a run. */
export function ownFilesList(files: readonly OutputFile[]): OutputFile {
  const paths = files.map(({ path }) => path).sort();
  return { path: OWN_FILES_LIST, content: `${JSON.stringify(paths, undefined, 2)}\n` };
}

/** Paths of the last run that this run does not generate; empty for an invalid or missing list. */
export function staleFiles(lastList: string | undefined, files: readonly OutputFile[]): readonly string[] {
  const made = new Set(files.map(({ path }) => path));
  return readList(lastList).filter((path) => !made.has(path));
}

function readList(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.filter(isInside) : [];
  } catch {
    return [];
  }
}

/** Whether a path is below the output directory. */
function isInside(path: unknown): path is string {
  return typeof path === 'string' && !path.startsWith('/') && !path.split(/[\\/]/).includes('..');
}
