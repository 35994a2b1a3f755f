import { join } from 'node:path';
import { isPreview } from '../lib/model/fact';
import type { Link } from '../lib/model/link';
import { azureStack } from '../lib/model/names';
import { removePlans, stateFolder } from '../lib/workspace/state-folder.edge';
import type { OutputFile } from '../lib/write-files/file-tree';
import { OWN_FILES_LIST, ownFilesList, staleFiles } from '../lib/write-files/own-files';
import { readIfThere } from '../lib/write-files/read-file.edge';
import { writeTree } from '../lib/write-files/write-tree.edge';
import { renderLink } from './render.edge';

export interface SynthesisOptions {
  /** The path of the link's config: a local state is beside it, and that of a preview is beside the output. */
  readonly config: string;
  /** Also run CloudFormation's own validation, which takes about 2.6 seconds. @default false */
  readonly validate?: boolean;
  /** @default - renders at each call */
  readonly render?: typeof renderLink;
}

export interface Synthesis {
  /** The link's files in the directory, also those that did not change. */
  readonly files: readonly OutputFile[];
  /** Number of files that were written or removed. */
  readonly changed: number;
}

/**
 * Renders every output of a link into a directory. Deletes the files that the last run wrote and this one does not, and
 * the plans of `cdktf diff`.
 * @throws UserError with a line per problem; nothing is written then.
 */
export function synthesize(
  link: Link,
  directory: string,
  { config, validate = false, render = renderLink }: SynthesisOptions,
): Synthesis {
  const output = join(directory, 'cdktf.out');
  const files = render(link, {
    validate,
    stateFolder: isPreview(link) ? undefined : stateFolder(config, output, azureStack(link.name)),
  });
  const stale = staleFiles(readIfThere(join(directory, OWN_FILES_LIST)), files);
  const { written, removed } = writeTree(directory, [...files, ownFilesList(files)], { stale });
  removePlans(output);
  return { files, changed: written.length + removed.length };
}
