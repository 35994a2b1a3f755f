import { loadConfig, type LoadedConfig } from '../config/load';
import { printProblem } from '../config/problems/print-problem';
import { UserError } from '../base/user-error';
import { driftNotices } from './drift';
import { emptyHandoff, type Handoff } from '../handoff/handoff';
import { printHandoff } from '../handoff/parse';
import { refreshHandoff } from '../handoff/refresh';
import { readIfThere, writeTree } from '../write-files/write-tree.edge';
import type { Plan } from '../model/link';
import { resolvePlan } from '../model/resolve';
import { readUserFile } from './user-file.edge';

/** Where the files of a link are. */
export interface LinkFiles {
  readonly config: string;
  readonly handoff: string;
  readonly awsOutputs: string;
  readonly azureOutputs: string;
}

export const DEFAULT_LINK_FILES: LinkFiles = {
  config: 'vpc2vnet.yaml',
  handoff: 'handoff.json',
  awsOutputs: 'cdk-outputs.json',
  azureOutputs: 'cdktf-outputs.json',
};

export interface LoadedLink {
  readonly plan: Plan;
  /** The plan without documentation addresses; the same as `plan` unless this is a preview. */
  readonly actual: Plan;
  readonly handoff: Handoff;
  /** Things worth saying that do not stop anything. */
  readonly notices: readonly string[];
}

/**
 * Reads a link's config and hand-off into a plan.
 * @throws UserError with a line per problem.
 */
export function loadLink(files: LinkFiles, preview: boolean): LoadedLink {
  const loaded = readConfig(files.config);
  const bare = resolvePlan({ ...loaded, handoff: emptyHandoff(loaded.config.name) });
  const refreshed = refreshHandoff(
    {
      handoff: { file: files.handoff, text: readIfThere(files.handoff) },
      awsOutputs: { file: files.awsOutputs, text: readIfThere(files.awsOutputs) },
      azureOutputs: { file: files.azureOutputs, text: readIfThere(files.azureOutputs) },
    },
    bare,
  );
  if (!refreshed.ok) throw new UserError(refreshed.problems);
  const { handoff } = refreshed;
  const actual = resolvePlan({ ...loaded, handoff });
  const plan = preview ? resolvePlan({ ...loaded, handoff, preview }) : actual;
  return { plan, actual, handoff, notices: driftNotices(handoff, plan) };
}

/** Writes the hand-off if there is something in it. */
export function saveHandoff(path: string, handoff: Handoff): void {
  if (handoff.aws === undefined && handoff.azure === undefined) return;
  writeTree('', [{ path, content: printHandoff(handoff) }]);
}

const REMEDY = 'copy examples/minimal/vpc2vnet.yaml, or name a config with --config';

function readConfig(path: string): LoadedConfig {
  const loaded = loadConfig(readUserFile(path, REMEDY), path);
  if (!loaded.ok) throw new UserError(loaded.problems.map(printProblem));
  return loaded;
}
