import { spawnSync } from 'node:child_process';
import { basename, dirname } from 'node:path';
import { UserError } from '../base/user-error';
import { loadConfig } from '../config/load';
import { printProblems } from '../config/problems/print-problem';
import { emptyHandoff, lookupIn, type Handoff } from '../handoff/handoff';
import { foundNetworks, parseHandoff } from '../handoff/parse';
import { fillFacts } from '../model/fact';
import type { Link } from '../model/link';
import { resolveLink } from '../model/resolve';
import { decode } from '../write-files/decode';
import { LARGEST_LONG_BYTES, readIfThere } from '../write-files/read-file.edge';
import { discoverCommand, handoffCommands } from './commands';
import { namedFiles, type LinkFiles } from './link-files';

/** A link as the files of a revision describe it. */
export interface LinkAtRevision {
  /** As the user named it. */
  readonly revision: string;
  /** The commit that it is, in full. */
  readonly commit: string;
  /** Facts that the hand-off did not have yet are those of today: an address that is assigned later is no change. */
  readonly link: Link;
}

/**
 * Reads a link from its config and its hand-off at a revision of the git repository that they are in.
 * @param today the current hand-off
 * @throws UserError in one line: without git, outside a repository, for an unknown revision, and when the config or the
 * hand-off is absent or invalid there
 */
export function loadAtRevision(files: LinkFiles, revision: string, today: Handoff): LinkAtRevision {
  const commit = commitOf(revision, files.config);
  const config = fileAt(commit, files.config);
  if (config === undefined) throw invalid(`${files.config} does not exist at ${revision}; name a later revision`);
  const kept = fileAt(commit, files.handoff);
  const found = foundNetworks(kept ?? readIfThere(files.handoff));
  const loaded = loadConfig(config, files.config, found, discoverCommand(namedFiles(files)));
  if (!loaded.ok) {
    const [first = '', ...others] = printProblems(loaded.problems);
    const more = others.length === 0 ? '' : `, and ${others.length} more`;
    throw invalid(`at ${revision}, ${first}${more}; name a revision whose config is valid`);
  }
  const resolved = resolveLink(loaded);
  const then = kept === undefined ? emptyHandoff(resolved.name) : handoffOf(kept, files, revision, resolved);
  return { revision, commit, link: fillFacts(fillFacts(resolved, lookupIn(then)), lookupIn(today)) };
}

function handoffOf(text: string, files: LinkFiles, revision: string, { name }: Link): Handoff {
  const read = parseHandoff(text, files.handoff, name, handoffCommands(namedFiles(files)));
  if (!read.ok) throw invalid(`at ${revision}, ${read.problem}`);
  return read.value.handoff;
}

function commitOf(revision: string, config: string): string {
  const inside = git(config, ['rev-parse', '--is-inside-work-tree']);
  if (inside.status !== 0) {
    const reason = inside.stderr.trim().split('\n')[0] ?? '';
    throw invalid(`${config} is not in a git repository that can be read (${reason}); leave --since out`);
  }
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const { status, stdout } = git(config, args);
  if (status === 0) return decode(stdout).trim();
  throw invalid(`'${revision}' is not a revision of the git repository of ${config}; fetch it, or name another one`);
}

/** The text of a file at a commit; undefined when it does not exist there. */
function fileAt(commit: string, path: string): string | undefined {
  const { status, stdout } = git(path, ['show', `${commit}:./${basename(path)}`]);
  return status === 0 ? decode(stdout) : undefined;
}

interface GitRun {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: string;
}

function git(beside: string, args: readonly string[]): GitRun {
  const run = spawnSync('git', ['-C', dirname(beside), ...args], { maxBuffer: LARGEST_LONG_BYTES });
  if (run.error !== undefined)
    throw invalid(`git cannot be run: ${run.error.message}; install it, or leave --since out`);
  return { status: run.status, stdout: run.stdout, stderr: decode(run.stderr) };
}

function invalid(line: string): UserError {
  return new UserError([line]);
}
