import type { Handoff } from '../handoff/handoff';
import { sitesIn } from '../handoff/site-facts';
import { sitePath } from '../model/names';
import type { LinkFiles } from './link-files';
import { loadLink, saveHandoff } from './load-link.edge';
import { removeOutputs } from './outputs-files.edge';

/** Saves a hand-off that was read from the clouds, and deletes the outputs of this link that are older than it. */
export function keepHandoff(files: LinkFiles, handoff: Handoff): void {
  const { link } = loadLink(files, { handoff });
  saveHandoff(files.handoff, handoff);
  for (const site of sitesIn(handoff)) removeOutputs(sitePath(site), files, link);
  if (handoff.azure !== undefined) removeOutputs('azure', files, link);
}
