import type { Workspace } from '../../lib/driver/components/workspace';
import { linkFilesFromOptions } from '../../lib/workspace/app-context.edge';
import type { LinkFiles } from '../../lib/workspace/link-files';
import { loadLink, type LoadedLink } from '../../lib/workspace/load-link.edge';

/** The link in the current directory, for what reads it and renders nothing: neither CDK is loaded. */
export function linkHere(named: Partial<LinkFiles>): Pick<Workspace, 'files' | 'load'> {
  const files = linkFilesFromOptions(named);
  return { files, load: () => loadLink(files, { broken: 'notice' }) };
}

/**
 * Reads a link for a command that needs only its hand-off, so that its existing networks need not be known.
 * @throws UserError with a line per problem of the config or the hand-off
 */
export function loadHandoff(files: LinkFiles): LoadedLink {
  return loadLink(files, { broken: 'notice', undiscovered: true });
}
