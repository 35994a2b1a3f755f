import { UserError } from '../../base/user-error';
import type { HandoffCommands } from '../../handoff/handoff-commands';
import { renewRouter } from '../../handoff/renew-router';
import type { Handoff } from '../../handoff/handoff';
import type { Link } from '../../model/link';
import { hostKey, type RouterName, type SiteName } from '../../model/names';
import { withAwsErrors } from '../aws/aws-errors';
import { handoffCommands } from '../../workspace/commands';
import { namedFiles } from '../../workspace/link-files';
import type { LoadedLink } from '../../workspace/load-link.edge';
import type { Workspace } from '../components/workspace';
import type { Report } from '../report/driver-event';
import { findLostAddresses } from '../tunnel/find-lost-addresses.edge';
import type { Session } from './session.edge';

/** A router whose instance no longer exists. */
interface Gone {
  readonly site: SiteName;
  readonly router: RouterName;
}

export interface Repair {
  readonly session: Session;
  readonly workspace: Workspace;
  readonly loaded: LoadedLink;
  /** Routers that this run has had replaced; each is replaced once, so that a run ends. */
  readonly renewed: Set<string>;
  readonly report: Report;
}

/**
 * Repairs what no template shows, once every stack is up to date: an Elastic IP that no instance has is associated with
 * the router, and a router whose instance was terminated is noted in the hand-off as one to replace.
 * @returns whether there is something to deploy now
 * @throws UserError when AWS rejects a question or the association
 */
export async function repairRouters({ session, workspace, loaded, renewed, report }: Repair): Promise<boolean> {
  const { actual: link } = loaded;
  const gone: Gone[] = [];
  for (const found of await withAwsErrors('EC2', findLostAddresses(session.aws, link))) {
    const { site, router, region, address, allocation } = found;
    if (allocation === undefined) continue;
    const [instance, ...others] = found.instances;
    if (instance === undefined) gone.push({ site, router });
    // With two, CloudFormation is replacing the router.
    if (instance === undefined || others.length > 0) continue;
    await session.aws(region).associate(allocation, instance);
    report({ event: 'warning', text: `no instance had ${address}: it was associated with ${instance}` });
  }
  const commands = handoffCommands(namedFiles(workspace.files));
  const lost = gone.filter(({ site, router }) => !renewed.has(hostKey(site, router)));
  if (lost.length > 0)
    workspace.keep(lost.reduce((handoff, one) => renewedIn(link, handoff, one, commands), loaded.handoff));
  for (const { site, router } of lost) {
    const name = hostKey(site, router);
    renewed.add(name);
    report({ event: 'warning', text: `the instance of ${name} no longer exists: another one is created` });
  }
  return lost.length > 0;
}

function renewedIn(link: Link, handoff: Handoff, { site, router }: Gone, commands: HandoffCommands): Handoff {
  const next = renewRouter(link, handoff, site, router, commands);
  if (!next.ok) throw new UserError([next.problem]);
  return next.value;
}
