import type { Component } from '../model/components';
import type { Link } from '../model/link';
import type { ComponentId } from '../model/names';
import { workloadLines, WORKLOADS_HEADING } from '../model/workloads';
import { planCommand, type NamedFiles } from '../workspace/commands';
import { namedFiles } from '../workspace/link-files';
import { stateNotice } from './azure/state-notice';
import { decide } from './components/decide';
import { observe, type ObserveOptions } from './components/observe.edge';
import { changeKey, pendingOf, remainingAfter, remainingWarning } from './components/remaining-changes';
import { changesOf, type ObservedComponent } from './components/state';
import type { Workspace } from './components/workspace';
import { takeLock } from './lock/lock.edge';
import { lockFile } from './lock/lock-file';
import { askClouds } from './preflight/ask-clouds.edge';
import { leftOutBy } from './preflight/report-availability';
import { changesToApprove, type Change } from './report/change';
import { checkExisting } from './existing.edge';
import type { Report } from './report/driver-event';
import { DRIVER_EXIT } from './report/exit-codes';
import { confirm } from './run/confirm.edge';
import { stopped } from './run/finish';
import { repairRouters } from './run/repair-routers.edge';
import { repairRoutes } from './run/repair-routes.edge';
import { openSession, type Session } from './run/session.edge';
import { withoutWhatFailed } from './run/failed-test-machine';
import { runStep, tryStep } from './run/step.edge';
import { stepFailure } from './run/step-failure';
import { listenForStop } from './run/stop.edge';
import { waitWhileBusy } from './run/wait.edge';
import { connectionNamesOf, nextWay } from './tunnel/print-tunnel';
import { queryTunnels } from './tunnel/tunnels.edge';

export interface UpOptions {
  /** Approve every change. @default false */
  readonly yes: boolean;
  /** Deploy the Azure side by the `cdktf` command instead of Terraform. @default false */
  readonly cdktf?: boolean;
  /** Do not ask the clouds for quotas, types and rights before the first deployment. @default false */
  readonly skipChecks?: boolean;
  readonly report: Report;
}

/**
 * Deployments of one component in one run. Usually one is enough; another follows when later facts change its inputs.
 * More means that the tool succeeds and the component still differs.
 */
const MOST_DEPLOYMENTS = 3;

/** Short, because a run that has nothing to do should end in seconds. */
const TUNNEL_TIMEOUT_SECONDS = 5;

/**
 * Deploys whatever is missing or changed, in the order of the components, until both clouds match the config.
 * @returns the exit code
 * @throws UserError when the preflight or a step fails, a change is not approved, or a component is blocked
 */
export async function up(
  workspace: Workspace,
  { yes, cdktf = false, skipChecks = false, report }: UpOptions,
): Promise<number> {
  const start = workspace.load();
  const { name } = start.link;
  const files = namedFiles(workspace.files);
  report({ event: 'started', command: 'up', link: name });
  const lock = await takeLock(lockFile(workspace.directory, name), name, 'up', report);
  const stop = listenForStop(report);
  try {
    const session = await openSession(workspace, start, report, { cdktf });
    const notice = stateNotice(start.link);
    if (notice !== undefined) report({ event: 'warning', text: notice });
    await checkExisting(session, start, report);
    const runs = new Map<ComponentId, number>();
    const renewed = new Set<string>();
    const before = new Map<ComponentId, readonly Change[]>();
    let checked = skipChecks;
    let options: ObserveOptions = {};
    for (;;) {
      const { loaded, components, stacks } = await observe(session, options);
      workspace.keep(loaded.handoff);
      reportStates(components, report);
      const remaining = options.remaining === undefined ? remainingAfter(before, components) : undefined;
      if (remaining !== undefined) {
        report({ event: 'warning', text: remainingWarning(remaining.title, remaining.changes) });
        options = { ...options, remaining: new Set(remaining.changes.map(changeKey)) };
        continue;
      }
      const decision = decide(components, files);
      if (decision.kind === 'done') {
        if (await repairRouters({ session, workspace, loaded, renewed, report })) continue;
        await repairRoutes({ session, link: loaded.link, stacks, yes, report });
        await reportTunnels(session, loaded.link, report);
        if (runs.size > 0) reportWorkloads(loaded.link, report);
        return finish(runs, loaded.link, options, report);
      }
      if (stop.asked()) return stopped(report);
      if (decision.kind === 'blocked') {
        throw stepFailure(decision.component.title, [decision.why], decision.remedy);
      }
      if (decision.kind === 'wait') {
        await waitWhileBusy(session, decision, stop, report);
        if (stop.asked()) return stopped(report);
        continue;
      }
      if (!checked) {
        checked = true;
        options = leftOutBy(await askClouds(loaded.link, components, session), report);
        if (options.withoutTestHosts === true) continue;
      }
      const { component } = decision;
      const context = { session, link: loaded.link, lock, stop, report };
      if (decision.kind === 'remove') {
        await approveRemoval(component, 'is in a network that is replaced', yes, report);
        await runStep(context, component, 'destroy');
        if (stop.asked()) return stopped(report);
        continue;
      }
      countRun(runs, component, files);
      await approve(components, component, yes, report);
      if (component.kind === 'router') {
        const unrepaired = await repairRoutes({ session, link: loaded.link, stacks, yes, report });
        if (unrepaired.has(component.id)) {
          await approveRemoval(component, 'has no instance, and routes of it no longer exist', yes, report);
          await runStep(context, component, 'destroy');
          if (stop.asked()) return stopped(report);
          continue;
        }
      }
      before.set(component.id, pendingOf(component, components));
      const failed = await tryStep(context, component, 'deploy');
      if (failed !== undefined) options = { ...options, ...withoutWhatFailed(component, components, failed, report) };
      if (stop.asked()) return stopped(report);
    }
  } finally {
    stop.close();
    lock.release();
  }
}

/** Reports the tunnels as their routers list them; an unknown tunnel is not reported as up. */
async function reportTunnels(session: Session, link: Link, report: Report): Promise<void> {
  const tunnels = await queryTunnels(session, link, TUNNEL_TIMEOUT_SECONDS);
  for (const tunnel of tunnels) report({ event: 'tunnel', ...tunnel });
  for (const text of nextWay(tunnels, connectionNamesOf(link))) report({ event: 'note', text });
}

/** After a deployment: a link that nobody can use yet looks like one that does not work. */
function reportWorkloads(link: Link, report: Report): void {
  report({ event: 'note', text: WORKLOADS_HEADING });
  for (const line of workloadLines(link)) report({ event: 'note', text: `  ${line}` });
}

function finish(
  runs: ReadonlyMap<ComponentId, number>,
  { sites }: Link,
  { remaining, withoutTestHosts = false }: ObserveOptions,
  report: Report,
): number {
  const routers = sites.flatMap((site) => site.routers);
  const proof = routers.every(({ wait }) => wait.kind === 'tunnel')
    ? '; the tunnel was established and rekeyed when the router was deployed'
    : '';
  const except = remaining === undefined && !withoutTestHosts ? '' : ' except for what the warnings name';
  report(
    runs.size === 0
      ? { event: 'finished', result: 'nothing-to-do', text: 'no changes: both clouds match the configuration' }
      : { event: 'finished', result: 'done', text: `both clouds match the configuration${except}${proof}` },
  );
  return DRIVER_EXIT.ok;
}

function countRun(runs: Map<ComponentId, number>, { id, title }: Component, files: NamedFiles): void {
  const count = (runs.get(id) ?? 0) + 1;
  runs.set(id, count);
  if (count > MOST_DEPLOYMENTS) {
    throw stepFailure(
      title,
      [`was deployed ${MOST_DEPLOYMENTS} times and still has changes pending`],
      `run \`${planCommand(files)}\`: something outside vpc2vnet changes these resources`,
    );
  }
}

async function approve(
  components: readonly ObservedComponent[],
  component: Component,
  yes: boolean,
  report: Report,
): Promise<void> {
  const changes = changesToApprove(pendingOf(component, components));
  if (changes.length === 0) return;
  report({ event: 'approval', changes });
  if (!yes) await confirm(`${changes.length} of these changes are destructive or disruptive`, 'yes');
}

async function approveRemoval({ title }: Component, why: string, yes: boolean, report: Report): Promise<void> {
  const text = `the ${title} ${why}: it is removed first and created again, and the link is down until then`;
  report({ event: 'warning', text });
  if (!yes) await confirm(text, 'yes');
}

function reportStates(components: readonly ObservedComponent[], report: Report): void {
  for (const { component, state } of components) {
    report({
      event: 'observed',
      component: component.id,
      title: component.title,
      state: state.label,
      changes: changesOf(state).length,
    });
  }
}
