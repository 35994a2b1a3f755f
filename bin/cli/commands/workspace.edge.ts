import { keepHandoff } from '../../../lib/workspace/keep-handoff.edge';
import { renderLink } from '../../render.edge';
import { DEFAULT_LINK_FILES, loadLink, type LinkFiles } from '../../../lib/workspace/load-link.edge';
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
    load: () => loadLink(files),
    synthesize: (handoff) => {
      const loaded = loadLink(files, { handoff });
      const outputs = renderLink(loaded.link, { validate: false });
      const stale = staleFiles(readIfThere(OWN_FILES_LIST), outputs);
      writeTree('.', [...outputs, ownFilesList(outputs)], stale);
      return loaded;
    },
    keep: (handoff) => keepHandoff(files, handoff),
  };
}
