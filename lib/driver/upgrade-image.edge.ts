import { UserError } from '../base/user-error';
import type { InstanceArchitecture } from '../catalog/instance-architecture';
import { newestUbuntuParameter } from '../catalog/ubuntu-image';
import { hasImages, pinnedInstances, upgradeImages, type PinnedInstance } from '../handoff/upgrade-images';
import type { Site } from '../model/link';
import { sitePath, type SiteName } from '../model/names';
import type { Terminal } from '../terminal/terminal.edge';
import { deployNext } from '../workspace/commands';
import { namedFiles } from '../workspace/link-files';
import { connectAws, type Aws, type MachineImage } from './aws/aws.edge';
import { callerOf } from './aws/caller.edge';
import type { Workspace } from './components/workspace';
import { callerProblem } from './preflight/preflight';
import type { Report } from './report/driver-event';
import { printUpgrade } from './report/print-upgrade';
import { siteNamed } from './site-named';

/**
 * Notes in the hand-off that the next deployment gives routers and test hosts Canonical's newest AMI, and prints what it
 * replaces. Changes neither cloud.
 * @param site of these sites alone. Default: all that are deployed
 * @throws UserError for an unknown site, when the config gives every AMI, before the network is deployed, or when AWS
 * rejects a request.
 */
export async function upgradeImage(
  workspace: Workspace,
  terminal: Terminal,
  report: Report,
  site?: SiteName,
): Promise<void> {
  const { actual: link, handoff, fileNotices } = workspace.load();
  for (const text of fileNotices) report({ event: 'warning', text });
  const sites = site === undefined ? link.sites : [siteNamed(link, site)];
  const pinned = sites.filter(({ routers }) => routers.every(({ image }) => image.kind === 'pinned'));
  if (pinned.length === 0) throw new UserError(sites.flatMap(givenImages));
  const deployed = pinned.filter(({ name }) => hasImages(name, handoff));
  const awsIn = connectAws();
  const { account, problem, unreachable } = await callerOf(awsIn(pinned[0]?.region ?? ''));
  if (account === undefined) throw new UserError([callerProblem(problem, unreachable)]);
  let known = handoff;
  const lines: string[] = [];
  const ofHandoff = { handoffFile: workspace.files.handoff, next: deployNext(namedFiles(workspace.files)) };
  for (const each of deployed.length === 0 ? pinned : deployed) {
    const instances = pinnedInstances(each, known);
    const aws = awsIn(each.region);
    const newest = await newestImages(aws, instances);
    const upgraded = upgradeImages(each.name, instances, newest, known);
    if (!upgraded.ok) throw new UserError([upgraded.problem]);
    known = upgraded.value;
    const ids = [...instances.flatMap(({ deployed }) => deployed ?? []), ...Object.values(newest)];
    const images: readonly MachineImage[] = await aws.images([...new Set(ids)]);
    lines.push(printUpgrade({ instances, newest, images, ...ofHandoff }, new Date()));
  }
  workspace.keep(known);
  terminal.print(lines.join('\n'));
}

/** A line per router whose AMI the config gives. */
function givenImages({ name, routers }: Site): readonly string[] {
  return routers.flatMap(({ image }) =>
    image.kind === 'given'
      ? [
          `${sitePath(name)}.router.ami names the AMI ${image.id}; set another id there, or pinned to follow Canonical's`,
        ]
      : [],
  );
}

async function newestImages(
  aws: Aws,
  instances: readonly PinnedInstance[],
): Promise<Readonly<Partial<Record<InstanceArchitecture, string>>>> {
  const architectures = [...new Set(instances.map(({ architecture }) => architecture))];
  const ids = await Promise.all(
    architectures.map(async (architecture) => [architecture, await aws.parameter(newestUbuntuParameter(architecture))]),
  );
  return Object.fromEntries(ids) as Readonly<Partial<Record<InstanceArchitecture, string>>>;
}
