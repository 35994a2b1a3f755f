import type { OutputFile } from './file-tree';

/** Lists what the last run wrote, so that the next one removes what is no longer made, and nothing else. */
export const OWN_FILES_LIST = '.vpc2vnet-files.json';

/** The list of a run's files, itself a file. */
export function ownFilesList(files: readonly OutputFile[]): OutputFile {
  const paths = files.map(({ path }) => path).sort();
  return { path: OWN_FILES_LIST, content: `${JSON.stringify(paths, undefined, 2)}\n` };
}

/** Files of the last run that this one does not make; an unreadable list removes nothing. */
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

/** A path that stays below the output directory. */
function isInside(path: unknown): path is string {
  return typeof path === 'string' && !path.startsWith('/') && !path.split(/[\\/]/).includes('..');
}
