import type { OutputFile } from './file-tree';

/** File that lists the files of the last run, so that the next run removes only files that are no longer generated. */
export const OWN_FILES_LIST = '.vpc2vnet-files.json';

/** The file {@link OWN_FILES_LIST} for the files of a run. */
export function ownFilesList(files: readonly OutputFile[]): OutputFile {
  const paths = files.map(({ path }) => path).sort();
  return { path: OWN_FILES_LIST, content: `${JSON.stringify(paths, undefined, 2)}\n` };
}

/** What a run writes: in these folders a person has no files, but Terraform keeps its own beside the stack's. */
const OWN = [/^cdk\.out\/./, /^cdktf\.out\/(manifest\.json|stacks\/[^/]+\/cdk\.tf\.json)$/, /^(bicep-out|router)\/./];

/** Whether a run writes a file with this path, so that the next one may replace or delete it. */
export function isOwnFile(path: string): boolean {
  return path === OWN_FILES_LIST || (isInside(path) && OWN.some((pattern) => pattern.test(path)));
}

/** Paths of the last run that this run does not generate; empty for an invalid or missing list. */
export function staleFiles(lastList: string | undefined, files: readonly OutputFile[]): readonly string[] {
  const made = new Set(files.map(({ path }) => path));
  return readList(lastList).filter((path) => !made.has(path) && path !== OWN_FILES_LIST);
}

function readList(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list)
      ? list.filter((path): path is string => typeof path === 'string' && isOwnFile(path))
      : [];
  } catch {
    return [];
  }
}

/** Whether a path leads down only. */
function isInside(path: string): boolean {
  return !path.includes('\\') && path.split('/').every((step) => !['', '.', '..'].includes(step));
}
