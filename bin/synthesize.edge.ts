import { join } from 'node:path';
import type { Link } from '../lib/model/link';
import type { OutputFile } from '../lib/write-files/file-tree';
import { OWN_FILES_LIST, ownFilesList, staleFiles } from '../lib/write-files/own-files';
import { readIfThere, writeTree } from '../lib/write-files/write-tree.edge';
import { renderLink } from './render.edge';

export interface SynthesisOptions {
  /** CloudFormation's own validation, some 2.6 seconds. @default false */
  readonly validate?: boolean;
}

export interface Synthesis {
  /** What the directory now holds of this link. */
  readonly files: readonly OutputFile[];
  /** Number of files that were written or removed. */
  readonly changed: number;
}

/**
 * Renders every output of a link into a directory, and removes what the last run wrote and this one does not.
 * @throws UserError with a line per problem; nothing is written then.
 */
export function synthesize(link: Link, directory: string, { validate = false }: SynthesisOptions = {}): Synthesis {
  const files = renderLink(link, { validate });
  const stale = staleFiles(readIfThere(join(directory, OWN_FILES_LIST)), files);
  const { written, removed } = writeTree(directory, [...files, ownFilesList(files)], stale);
  return { files, changed: written.length + removed.length };
}
