import { linkFilesFromContext } from '../lib/workspace/app-context.edge';
import { entryLines, type Entry } from '../lib/workspace/entry-lines';
import type { LinkFiles } from '../lib/workspace/link-files';
import { loadLink, saveHandoff } from '../lib/workspace/load-link.edge';
import { removeAside, setAside } from '../lib/workspace/outputs-files.edge';
import { removePlans } from '../lib/workspace/state-folder.edge';
import { exists } from '../lib/write-files/read-file.edge';
import { printNotice } from '../lib/terminal/terminal.edge';
import type { Link } from '../lib/model/link';

/**
 * Returns the link that `cdk` or `cdktf` synthesizes. Saves its hand-off, deletes the plans of `cdktf diff`, and prints
 * the link and its notices to stderr, because stdout is the toolkit's.
 * @throws UserError with a line per problem.
 */
export function loadForToolkit(tool: Entry['tool']): { readonly link: Link; readonly files: LinkFiles } {
  const files = linkFilesFromContext();
  const { link, handoff, notices } = loadLink(files, { broken: 'notice' });
  saveHandoff(files.handoff, handoff);
  removeAside(link);
  setAside(tool === 'cdk' ? 'aws' : 'azure', files, link);
  removePlans(cdktfOutput());
  const entry = { tool, files, link, hasHandoff: exists(files.handoff), notices };
  for (const line of entryLines(entry)) printNotice(line);
  return { link, files };
}

/** The output directory that `cdktf` passes in the environment, or its default. */
export function cdktfOutput(): string {
  return process.env.CDKTF_OUTDIR ?? 'cdktf.out';
}
