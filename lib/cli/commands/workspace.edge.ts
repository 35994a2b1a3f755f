import { join } from 'node:path';
import { buildAwsApp } from '../../../stacks/aws/aws-app';
import { buildAzureApp } from '../../../stacks/azure/azure-app';
import { DEFAULT_LINK_FILES, loadLink, saveHandoff, type LinkFiles } from '../../link/load-link.edge';
import { OWN_FILES_LIST, ownFilesList, staleFiles } from '../../output/own-files';
import { readIfThere, writeTree } from '../../output/write-tree.edge';
import { readRouterScripts } from '../../router/scripts.edge';
import { renderLinks } from '../../synth/render-link.edge';
import type { Workspace } from '../../up/workspace';

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
  const scripts = readRouterScripts();
  return {
    files,
    directory: '.',
    load: () => loadLink(files, false),
    synthesize: () => {
      const link = loadLink(files, false);
      const outputs = renderLinks([link.plan], scripts, {
        aws: (plans, outdir) => buildAwsApp({ plans, scripts, outdir, validate: false }).synth(),
        azure: (plans, outdir) => buildAzureApp({ plans, outdir }).synth(),
      });
      const stale = staleFiles(readIfThere(join('.', OWN_FILES_LIST)), outputs);
      writeTree('.', [...outputs, ownFilesList(outputs)], stale);
      saveHandoff(files.handoff, link.handoff);
      return link;
    },
  };
}
