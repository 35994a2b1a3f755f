import { UserError } from '../base/user-error';
import { changedSince } from '../discover/changed';
import { foundIn } from '../discover/choose';
import { findingsOf } from '../discover/obstacles';
import { printLook } from '../discover/print-look';
import { PLAIN_SITE } from '../model/names';
import { resolveLink } from '../model/resolve';
import type { Terminal } from '../terminal/terminal.edge';
import type { LinkFiles } from '../workspace/link-files';
import { checkFound, loadDraft, loadLink, saveFound } from '../workspace/load-link.edge';
import { connectAws } from './aws/aws.edge';
import { existingSites, lookAt } from './existing.edge';
import { DRIVER_EXIT } from './report/exit-codes';

export interface DiscoverOptions {
  /** Compare the networks with what is known of them, and save nothing. @default false */
  readonly check?: boolean;
  /** Print a report for machines. @default false */
  readonly json?: boolean;
}

/**
 * Reads the existing networks of a config from the clouds, prints what it found and what is in the way, and saves what
 * synthesis needs in the hand-off. Nothing is saved when something is in the way.
 * @returns the exit code: 1 when something is in the way, or, with `check`, has changed
 * @throws UserError when the config names no existing network, or one that does not exist
 */
export async function discover(files: LinkFiles, terminal: Terminal, options: DiscoverOptions): Promise<number> {
  const link = options.check === true ? loadLink(files, { broken: 'notice' }).link : resolveLink(loadDraft(files));
  // What is found of the other sites is in the config: the hand-off keeps one VPC.
  const existing = existingSites(link).find(({ site }) => site.name === PLAIN_SITE);
  if (existing === undefined) {
    throw new UserError([`${files.config} names no existing network; set aws.vpc.id`], DRIVER_EXIT.badInput);
  }
  const look = await lookAt(connectAws(), link, existing);
  const findings = findingsOf(look);
  const changes = options.check === true ? changedSince(existing.network, look.vpc) : [];
  const found = { vpc: foundIn(look) };
  const blocked = findings.some(({ level }) => level === 'blocker');
  if (!blocked && options.check !== true) {
    checkFound(files, found);
    saveFound(files, link.name, found);
  }
  terminal.print(
    options.json === true
      ? JSON.stringify({ link: link.name, found, findings, changes }, undefined, 2)
      : [
          ...printLook(look, findings),
          ...changes.map((text) => `changed: ${text}`),
          outcome(files, blocked, changes, options),
        ].join('\n'),
  );
  return blocked || changes.length > 0 ? DRIVER_EXIT.failed : DRIVER_EXIT.ok;
}

function outcome(
  { handoff }: LinkFiles,
  blocked: boolean,
  changes: readonly string[],
  { check }: DiscoverOptions,
): string {
  if (check === true)
    return changes.length === 0
      ? 'nothing that the link depends on has changed'
      : 'run this without --check, or correct the config';
  return blocked ? 'nothing was saved' : `saved in ${handoff}`;
}
