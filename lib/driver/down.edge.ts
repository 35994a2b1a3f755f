import { UserError } from '../base/user-error';
import { emptyHandoff, type Handoff } from '../handoff/handoff';
import { componentsOf, type Component } from '../model/components';
import type { Link } from '../model/link';
import { saveHandoff } from '../workspace/load-link.edge';
import { formerSites } from '../workspace/former-sites';
import { namedFiles } from '../workspace/link-files';
import { deleteAzureCommand } from '../workspace/delete-command';
import { removeOutputs } from '../workspace/outputs-files.edge';
import { removeFile } from '../write-files/write-file.edge';
import type { Workspace } from './components/workspace';
import { checkGatewayUnused } from './gateway-in-use.edge';
import { checkState } from './components/check-state';
import { takeLock } from './lock/lock.edge';
import { lockFile } from './lock/lock-file';
import type { Report } from './report/driver-event';
import { DRIVER_EXIT } from './report/exit-codes';
import { confirm } from './run/confirm.edge';
import { stopped } from './run/finish';
import { isExternal, openSession, type Session } from './run/session.edge';
import { runStep, type StepContext } from './run/step.edge';
import { stepFailure } from './run/step-failure';
import { listenForStop } from './run/stop.edge';

export interface DownOptions {
  /** Do not ask for the link's name. @default false */
  readonly yes: boolean;
  /** Remove the Azure side by the `cdktf` command instead of Terraform. @default false */
  readonly cdktf?: boolean;
  readonly report: Report;
}

/**
 * Removes the link from both clouds, each component before those that it relies on, and checks that nothing remains.
 * @returns the exit code
 * @throws UserError when the preflight or a step fails, the removal is not approved, or something remains
 */
export async function down(workspace: Workspace, { yes, cdktf = false, report }: DownOptions): Promise<number> {
  const start = workspace.load();
  const { name } = start.link;
  const former = formerSites(start.link, start.handoff, namedFiles(workspace.files));
  if (former.length > 0) throw new UserError(former, DRIVER_EXIT.badInput);
  report({ event: 'started', command: 'down', link: name });
  const lock = await takeLock(lockFile(workspace.directory, name), name, 'down', report);
  const stop = listenForStop(report);
  try {
    const session = await openSession(workspace, start, report, { cdktf, removes: true });
    const { link } = workspace.synthesize(start.handoff);
    const external = isExternal(start.handoff);
    const present = await presentComponents(session, link, start.handoff);
    if (present.some(({ kind }) => kind === 'azure')) await checkGatewayUnused(link, session.azureSubscription, report);
    for (const text of retained(link, external)) report({ event: 'note', text });
    if (present.length > 0 && !yes)
      await confirm(`this removes the ${present.map(({ title }) => title).join(', ')} of ${name}`, name);
    for (const component of present) {
      if (stop.asked()) return stopped(report);
      await runStep({ session, link, lock, stop, report }, component, 'destroy');
    }
    if (stop.asked()) return stopped(report);
    await checkNothingLeft({ session, link, lock, stop, report }, external);
    forget(workspace, link, start.handoff);
    const text =
      present.length === 0 ? 'no changes: nothing of the link remains' : 'removed; nothing of the link remains';
    report({ event: 'finished', result: present.length === 0 ? 'nothing-to-do' : 'done', text });
    return DRIVER_EXIT.ok;
  } finally {
    stop.close();
    lock.release();
  }
}

/** The components that exist, in the order of removal. */
async function presentComponents(session: Session, link: Link, handoff: Handoff): Promise<readonly Component[]> {
  const present: Component[] = [];
  const external = isExternal(handoff);
  for (const component of componentsOf(link).toReversed()) {
    if (
      component.tool === 'cdk'
        ? await hasStack(session, component)
        : !external && (await hasResources(session, link, handoff))
    ) {
      present.push(component);
    }
  }
  return present;
}

async function hasStack({ aws }: Session, { stack, region }: Component): Promise<boolean> {
  return region !== undefined && (await aws(region).stack(stack)) !== undefined;
}

async function hasResources(
  { terraform, terraformName, workspace }: Session,
  link: Link,
  handoff: Handoff,
): Promise<boolean> {
  const problems = await terraform.init();
  if (problems.length > 0) throw stepFailure(`${terraformName} init`, problems, 'check the `backend` of the config');
  const resources = await terraform.resources();
  checkState(link, handoff, resources, namedFiles(workspace.files));
  return (resources ?? []).length > 0;
}

/** What `down` does not delete, a line each. */
function retained(link: Link, external: boolean): readonly string[] {
  const backend = link.backend.kind;
  return [
    'retained: the config, the tools’ logs in .vpc2vnet, CloudFormation’s and Azure’s own logs',
    backend === 'local'
      ? 'retained: Terraform’s state file, empty, and its backup, which still contains the old shared key'
      : `retained: the state in ${backend}`,
    ...(external
      ? [`retained: the Azure side, which was deployed outside vpc2vnet; \`${deleteAzureCommand(link)}\` removes it`]
      : []),
  ];
}

/** @throws UserError that names everything that remains */
async function checkNothingLeft({ session, link }: StepContext, external: boolean): Promise<void> {
  const left: string[] = [];
  for (const { tool, stack: name, region } of componentsOf(link)) {
    if (tool !== 'cdk' || region === undefined) continue;
    const stack = await session.aws(region).stack(name);
    if (stack !== undefined) left.push(`CloudFormation stack ${name} (${stack.status})`);
  }
  for (const region of new Set(link.sites.map((site) => site.region))) {
    left.push(...(await session.aws(region).tagged('vpc2vnet-link', link.name)).map((id) => `AWS ${id}`));
  }
  if (!external) left.push(...((await session.terraform.resources()) ?? []).map((address) => `Azure ${address}`));
  if (left.length > 0) {
    throw new UserError(
      ['these resources remain; run this again, or delete them manually:', ...left.map((line) => `  ${line}`)],
      DRIVER_EXIT.failed,
    );
  }
}

/** Deletes the facts and the outputs of what was removed; existing networks and an external Azure side still exist. */
function forget({ files }: Workspace, link: Link, handoff: Handoff): void {
  removeOutputs('aws', files, link);
  if (isExternal(handoff)) return;
  removeOutputs('azure', files, link);
  if (handoff.found === undefined) removeFile(files.handoff);
  else saveHandoff(files.handoff, { ...emptyHandoff(link.name), found: handoff.found });
}
