import { renderPlans } from '../../render.edge';
import { DEFAULT_LINK_FILES, loadLink, saveHandoff, type LinkFiles } from '../../../lib/workspace/load-link.edge';
import { OWN_FILES_LIST, ownFilesList, staleFiles } from '../../../lib/write-files/own-files';
import { readIfThere, writeTree } from '../../../lib/write-files/write-tree.edge';
import type { Workspace } from '../../../lib/driver/components/workspace';

export interface WorkspaceOptions {
  readonly config?: string;
  readonly handoff?: string;
}

/** The current directory, where `cdk` and `cdktf` write, too: what they did by hand is seen and the other way round. */
export function workspaceHere(options: WorkspaceOptions): Workspace {
  const files: LinkFiles = {
    ...DEFAULT_LINK_FILES,
    config: options.config ?? DEFAULT_LINK_FILES.config,
    handoff: options.handoff ?? DEFAULT_LINK_FILES.handoff,
  };
  return {
    files,
    directory: '.',
    load: () => loadLink(files, false),
    synthesize: () => {
      const link = loadLink(files, false);
      const outputs = renderPlans([link.plan], { validate: false });
      const stale = staleFiles(readIfThere(OWN_FILES_LIST), outputs);
      writeTree('.', [...outputs, ownFilesList(outputs)], stale);
      saveHandoff(files.handoff, link.handoff);
      return link;
    },
  };
}
