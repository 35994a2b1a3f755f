import { UserError } from '../../base/user-error';
import { renewRouter } from '../../handoff/renew-router';
import { isKnown } from '../../model/fact';
import { routerInstance, type RouterName } from '../../model/names';
import { routerViewsOf } from '../../model/views';
import type { LoadedLink } from '../../workspace/load-link.edge';
import type { Workspace } from '../components/workspace';
import type { Report } from '../report/driver-event';
import type { Session } from './session.edge';

export interface Repair {
  readonly session: Session;
  readonly workspace: Workspace;
  readonly loaded: LoadedLink;
  /** Routers that this run has had replaced; each is replaced once, so that a run ends. */
  readonly renewed: Set<RouterName>;
  readonly report: Report;
}

/**
 * Repairs what no template shows, once every stack is up to date: an Elastic IP that no instance has is associated with
 * the router, and a router whose instance was terminated is noted in the hand-off as one to replace.
 * @returns whether there is something to deploy now
 * @throws UserError when AWS rejects the association
 */
export async function repairRouters({ session, workspace, loaded, renewed, report }: Repair): Promise<boolean> {
  const { actual: link } = loaded;
  let { handoff } = loaded;
  let changed = false;
  for (const site of link.sites) {
    for (const { router, region } of routerViewsOf(link, site)) {
      if (!isKnown(router.address)) continue;
      const aws = session.aws(region);
      const { allocation, instance: holder } = await aws.holder(router.address.value);
      if (allocation === undefined || holder !== undefined) continue;
      const [instance, ...others] = await aws.instancesNamed(routerInstance(link.name, site.name, router.name));
      // With two, CloudFormation is replacing the router.
      if (others.length > 0) continue;
      if (instance !== undefined) {
        await aws.associate(allocation, instance);
        report({
          event: 'warning',
          text: `no instance had ${router.address.value}: it was associated with ${instance}`,
        });
      } else if (!renewed.has(router.name)) {
        const next = renewRouter(link, handoff, router.name);
        if (!next.ok) throw new UserError([next.problem]);
        handoff = next.value;
        renewed.add(router.name);
        changed = true;
        report({ event: 'warning', text: `the instance of ${router.name} no longer exists: another one is created` });
      }
    }
  }
  if (changed) workspace.keep(handoff);
  return changed;
}
