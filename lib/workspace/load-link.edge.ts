import { UserError } from '../base/user-error';
import { loadConfig, type LoadedConfig } from '../config/load';
import { printProblems } from '../config/problems/print-problem';
import { lookupIn, type Handoff } from '../handoff/handoff';
import { printHandoff, type ReadHandoff } from '../handoff/parse';
import { refreshHandoff, type BrokenOutputs } from '../handoff/refresh';
import { fillFacts } from '../model/fact';
import type { Link } from '../model/link';
import { previewLink } from '../model/preview';
import { resolveLink } from '../model/resolve';
import { readIfThere, writeTree } from '../write-files/write-tree.edge';
import type { LinkFiles } from './link-files';
import { readOutputs } from './outputs-files.edge';
import { outdatedNotices } from './outdated';
import { readUserFile } from './user-file.edge';

export interface LoadedLink {
  /** The link that outputs are rendered from; in a preview, with documentation addresses for pending facts. */
  readonly link: Link;
  /** The link without documentation addresses; the same as `link` unless this is a preview. */
  readonly actual: Link;
  readonly handoff: Handoff;
  /** Notices about the hand-off and the outputs files that were read; empty when they have no problem. */
  readonly fileNotices: readonly string[];
  /** These, and a notice for each component that was deployed with other inputs than the config and the facts give. */
  readonly notices: readonly string[];
}

export interface LoadOptions {
  /** Fill pending facts with documentation addresses. @default false */
  readonly preview?: boolean;
  /** A hand-off that was read from the clouds. @default - the hand-off file with the outputs files over it */
  readonly handoff?: Handoff;
  /** What an outputs file that cannot be read causes. @default `refuse-unknown` */
  readonly broken?: BrokenOutputs;
}

/**
 * Reads a link's config and hand-off into the model.
 * @throws UserError with a line per problem.
 */
export function loadLink(files: LinkFiles, { preview = false, handoff: given, broken }: LoadOptions = {}): LoadedLink {
  const resolved = resolveLink(readConfig(files.config));
  const { handoff, notices: fileNotices } =
    given === undefined ? readHandoff(files, resolved, broken) : { handoff: given, notices: [] };
  const actual = fillFacts(resolved, lookupIn(handoff));
  const link = preview ? previewLink(actual) : actual;
  return { link, actual, handoff, fileNotices, notices: [...fileNotices, ...outdatedNotices(actual, handoff)] };
}

function readHandoff(files: LinkFiles, link: Link, broken?: BrokenOutputs): ReadHandoff {
  const refreshed = refreshHandoff(
    {
      handoff: { file: files.handoff, text: readIfThere(files.handoff) },
      awsOutputs: { file: files.awsOutputs, text: readOutputs('aws', files, link) },
      azureOutputs: { file: files.azureOutputs, text: readOutputs('azure', files, link) },
    },
    link,
    broken,
  );
  if (!refreshed.ok) throw new UserError(refreshed.problems);
  return refreshed;
}

/** Writes the hand-off if it has facts of a side. */
export function saveHandoff(path: string, handoff: Handoff): void {
  if (handoff.aws === undefined && handoff.azure === undefined) return;
  writeTree('', [{ path, content: printHandoff(handoff) }]);
}

const REMEDY = 'copy examples/minimal/vpc2vnet.yaml, or name a config with --config';

function readConfig(path: string): LoadedConfig {
  const loaded = loadConfig(readUserFile(path, REMEDY), path);
  if (!loaded.ok) throw new UserError(printProblems(loaded.problems));
  return loaded;
}
