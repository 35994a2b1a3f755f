import { existsSync } from 'node:fs';
import { linkFilesFromContext } from '../lib/workspace/app-context.edge';
import { entryLines, type Entry } from '../lib/workspace/entry-lines';
import type { LinkFiles } from '../lib/workspace/link-files';
import { loadLink, saveHandoff } from '../lib/workspace/load-link.edge';
import { removeAside, setAside } from '../lib/workspace/outputs-files.edge';
import type { Link } from '../lib/model/link';

/**
 * The link that `cdk` or `cdktf` asks for, with its hand-off saved. What that is, stderr says: stdout is the toolkit's.
 * @throws UserError with a line per problem.
 */
export function loadForToolkit(tool: Entry['tool']): { readonly link: Link; readonly files: LinkFiles } {
  const files = linkFilesFromContext();
  const { link, handoff, notices } = loadLink(files, { broken: 'notice' });
  saveHandoff(files.handoff, handoff);
  removeAside(link);
  setAside(tool === 'cdk' ? 'aws' : 'azure', files, link);
  const entry = { tool, files, link, hasHandoff: existsSync(files.handoff), notices };
  for (const line of entryLines(entry)) process.stderr.write(line);
  return { link, files };
}
