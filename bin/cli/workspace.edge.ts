import type { Workspace } from '../../lib/driver/components/workspace';
import { keepHandoff } from '../../lib/workspace/keep-handoff.edge';
import type { LinkFiles } from '../../lib/workspace/link-files';
import { loadLink } from '../../lib/workspace/load-link.edge';
import { renderWhenChanged } from '../render.edge';
import { synthesize } from '../synthesize.edge';
import { linkHere } from './link-here.edge';

const DIRECTORY = '.';

/** The workspace in the current directory, where `cdk` and `cdktf` write, too: each sees what the others deployed. */
export function workspaceHere(named: Partial<LinkFiles>): Workspace {
  const { files, load } = linkHere(named);
  const render = renderWhenChanged();
  return {
    files,
    directory: DIRECTORY,
    load,
    synthesize: (known, left) => {
      const loaded = loadLink(files, { handoff: known, ...left });
      synthesize(loaded.link, DIRECTORY, { config: files.config, render });
      return loaded;
    },
    keep: (known) => keepHandoff(files, known),
  };
}
