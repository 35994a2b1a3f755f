import { UserError } from '../base/user-error';
import { loadConfig, type LoadedConfig } from '../config/load';
import { printProblems } from '../config/problems/print-problem';
import { emptyHandoff, lookupIn, type FoundNetworks, type Handoff } from '../handoff/handoff';
import { foundNetworks, isWorthKeeping, parseHandoff, printHandoff, type ReadHandoff } from '../handoff/parse';
import { refreshHandoff, type BrokenOutputs } from '../handoff/refresh';
import { fillFacts } from '../model/fact';
import type { Link } from '../model/link';
import { fillUndiscovered } from '../model/fill-undiscovered';
import { previewLink } from '../model/preview';
import { leaveTestHostsOut } from '../model/leave-test-hosts-out';
import { resolveLink } from '../model/resolve';
import { readIfThere, readUserFile } from '../write-files/read-file.edge';
import { writeFile } from '../write-files/write-file.edge';
import { discoverCommand, handoffCommands } from './commands';
import { formerSites } from './former-sites';
import { namedFiles, type LinkFiles } from './link-files';
import { readOutputs } from './outputs-files.edge';
import { outdatedNotices } from './outdated';

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
  /** Leave the test hosts out, which the cloud cannot create. @default false */
  readonly withoutTestHosts?: boolean;
  /**
   * Accept a config whose existing networks were not read yet, for a command that does not need them: their prefixes are
   * empty. @default false
   */
  readonly undiscovered?: boolean;
}

/**
 * Reads a link's config and hand-off into the model.
 * @throws UserError with a line per problem.
 */
export function loadLink(files: LinkFiles, options: LoadOptions = {}): LoadedLink {
  const { preview = false, handoff: given, broken, withoutTestHosts = false, undiscovered = false } = options;
  // First the config: a path that is wrong is its path more often than that of the hand-off beside it.
  const text = readUserFile(files.config, REMEDY);
  const found = given?.found ?? foundNetworks(readIfThere(files.handoff));
  const config = undiscovered ? checkDraft(text, files, found) : checkConfig(text, files, found);
  const whole = undiscovered ? fillUndiscovered(resolveLink(config)) : resolveLink(config);
  const resolved = withoutTestHosts ? leaveTestHostsOut(whole) : whole;
  const { handoff, notices: ofFiles } =
    given === undefined ? readHandoff(files, resolved, broken) : { handoff: given, notices: [] };
  const actual = fillFacts(resolved, lookupIn(handoff));
  const link = preview ? previewLink(actual) : actual;
  const former = formerSites(actual, handoff, namedFiles(files));
  const fileNotices = [...ofFiles, ...former];
  // Nothing can be compared with prefixes that are not known.
  const outdated = config.ok === undefined ? [] : outdatedNotices(actual, handoff);
  return { link, actual, handoff, fileNotices, notices: [...fileNotices, ...outdated] };
}

function readHandoff(files: LinkFiles, link: Link, broken?: BrokenOutputs): ReadHandoff {
  const refreshed = refreshHandoff(
    {
      handoff: { file: files.handoff, text: readIfThere(files.handoff) },
      awsOutputs: { file: files.awsOutputs, text: readOutputs('aws', files, link) },
      azureOutputs: { file: files.azureOutputs, text: readOutputs('azure', files, link) },
      commands: handoffCommands(namedFiles(files)),
    },
    link,
    broken,
  );
  if (!refreshed.ok) throw new UserError(refreshed.problems);
  return refreshed;
}

/**
 * Reads a config before everything is known of the networks that it names.
 * @param found what is known of them. @default - nothing
 * @throws UserError with a line per other problem
 */
export function loadDraft(files: LinkFiles, found: FoundNetworks = {}): Draft {
  return checkDraft(readUserFile(files.config, REMEDY), files, found);
}

/** Codes of problems that may end when the networks are read: whether a VNet has a gateway decides about its group. */
const UNTIL_READ: readonly string[] = ['existing-unknown', 'azure-resource-group'];

type Draft = Omit<LoadedConfig, 'ok'> & Partial<Pick<LoadedConfig, 'ok'>>;

function checkDraft(text: string, files: LinkFiles, found: FoundNetworks): Draft {
  const loaded = loadConfig(text, files.config, found, discoverCommand(namedFiles(files)));
  if (loaded.ok) return loaded;
  const others = loaded.problems.filter(({ code }) => !UNTIL_READ.includes(code));
  if (loaded.draft === undefined || others.length > 0) throw new UserError(printProblems(others));
  return loaded.draft;
}

/**
 * Checks a config with what was found of its networks.
 * @throws UserError with a line per problem, such as a range that overlaps
 */
export function checkFound(files: LinkFiles, found: FoundNetworks): void {
  checkConfig(readUserFile(files.config, REMEDY), files, found);
}

/**
 * Saves what was found of existing networks beside the facts of the hand-off.
 * @throws UserError when the hand-off is invalid
 */
export function saveFound(files: LinkFiles, link: string, found: FoundNetworks): void {
  const text = readIfThere(files.handoff);
  const read =
    text === undefined ? undefined : parseHandoff(text, files.handoff, link, handoffCommands(namedFiles(files)));
  if (read?.ok === false) throw new UserError([read.problem]);
  saveHandoff(files.handoff, { ...(read?.value.handoff ?? emptyHandoff(link)), found });
}

/** Writes the hand-off if it has anything to keep. */
export function saveHandoff(path: string, handoff: Handoff): void {
  if (!isWorthKeeping(handoff)) return;
  writeFile(path, printHandoff(handoff));
}

const REMEDY =
  'run `npx vpc2vnet init`, copy examples/minimal/vpc2vnet.yaml in a checkout, or name a config with --config';

/** An invalid hand-off describes no network, and nobody sees why. */
function handoffError(files: LinkFiles, link: string | undefined): readonly string[] | undefined {
  const text = readIfThere(files.handoff);
  if (text === undefined || link === undefined) return undefined;
  const read = parseHandoff(text, files.handoff, link, handoffCommands(namedFiles(files)));
  return read.ok ? undefined : [read.problem];
}

function checkConfig(text: string, files: LinkFiles, found: FoundNetworks): LoadedConfig {
  const loaded = loadConfig(text, files.config, found, discoverCommand(namedFiles(files)));
  if (loaded.ok) return loaded;
  const others = loaded.problems.filter(({ code }) => code !== 'existing-unknown');
  const handoff = others.length > 0 ? undefined : handoffError(files, loaded.draft?.config.name);
  throw new UserError(handoff ?? printProblems(loaded.problems));
}
