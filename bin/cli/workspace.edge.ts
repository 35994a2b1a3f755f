import type { Workspace } from '../../lib/driver/components/workspace';
import { keepHandoff } from '../../lib/workspace/keep-handoff.edge';
import { linkFilesFromOptions } from '../../lib/workspace/app-context.edge';
import type { LinkFiles } from '../../lib/workspace/link-files';
import { loadLink, type LoadedLink } from '../../lib/workspace/load-link.edge';
import { synthesize } from '../synthesize.edge';

const DIRECTORY = '.';

/**
 * Reads a link for a command that needs only its hand-off, so that its existing networks need not be known.
 * @throws UserError with a line per problem of the config or the hand-off
 */
export function loadHandoff(files: LinkFiles): LoadedLink {
  return loadLink(files, { broken: 'notice', undiscovered: true });
}

/** The workspace in the current directory, where `cdk` and `cdktf` write, too: each sees what the others deployed. */
export function workspaceHere(named: Partial<LinkFiles>): Workspace {
  const files = linkFilesFromOptions(named);
  return {
    files,
    directory: DIRECTORY,
    load: () => loadLink(files, { broken: 'notice' }),
    synthesize: (known, left) => {
      const loaded = loadLink(files, { handoff: known, ...left });
      synthesize(loaded.link, DIRECTORY, { config: files.config });
      return loaded;
    },
    keep: (known) => keepHandoff(files, known),
  };
}
