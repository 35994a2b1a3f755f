import { join } from 'node:path';
import { alarming, type Change } from './report/change';
import { COMPONENT_FACTS, COMPONENTS, type Component } from './components/component';
import type { Condition, Conditions } from './components/condition';
import { confirm } from './run/confirm.edge';
import { decide } from './components/decide';
import type { Report } from './report/driver-event';
import { DRIVER_EXIT } from './report/exit-codes';
import { takeLock } from './lock/lock.edge';
import { observe } from './components/observe.edge';
import { nextWay } from './tunnel/print-tunnel';
import { openSession, type Session } from './run/session.edge';
import { runStep } from './run/step.edge';
import { stateNotice } from './azure/state-notice';
import { waitWhileBusy } from './run/wait.edge';
import { stepFailure } from './run/step-failure';
import { listenForStop } from './run/stop.edge';
import { askTunnels } from './tunnel/tunnels.edge';
import type { Plan } from '../model/link';
import type { Workspace } from './components/workspace';

export interface UpOptions {
  /** Go on without asking. @default false */
  readonly yes: boolean;
  /** Deploy the Azure side by the `cdktf` command instead of Terraform. @default false */
  readonly cdktf?: boolean;
  readonly report: Report;
}

/** Deployments of one component in one run; more means that a tool says done and the clouds still differ. */
const MOST_DEPLOYMENTS = 3;

/** A run that has nothing to do should end in seconds. */
const TUNNEL_PATIENCE_SECONDS = 5;

/**
 * Runs whatever is still missing, in the right order, until both clouds are as the config says.
 * @returns the exit code
 */
export async function up(workspace: Workspace, { yes, cdktf = false, report }: UpOptions): Promise<number> {
  const loaded = workspace.load();
  report({ event: 'started', command: 'up', link: loaded.plan.name });
  const lockFile = join(workspace.directory, '.vpc2vnet', `${loaded.plan.name}.lock`);
  const lock = await takeLock(lockFile, loaded.plan.name, 'up', report);
  const stop = listenForStop(report);
  try {
    const session = await openSession(workspace, loaded, report, { cdktf });
    const notice = stateNotice(loaded.plan);
    if (notice !== undefined) report({ event: 'warning', text: notice });
    const runs = new Map<Component, number>();
    for (;;) {
      const { link, conditions } = await observe(session);
      reportConditions(conditions, report);
      const decision = decide(conditions);
      if (decision.kind === 'done') {
        await reportTunnels(session, link.plan, report);
        return finish(runs, link.plan, report);
      }
      if (stop.asked()) return stopped(report);
      if (decision.kind === 'blocked') {
        throw stepFailure(COMPONENT_FACTS[decision.component].title, [decision.why], decision.remedy);
      }
      if (decision.kind === 'wait') {
        await waitWhileBusy(session, link.plan.aws.stackNames, decision, stop, report);
        if (stop.asked()) return stopped(report);
        continue;
      }
      const { component } = decision;
      countRun(runs, component);
      await agree(changesOf(conditions[component]), yes, report);
      await runStep({ session, link, lock, stop, report }, component, 'deploy');
      if (stop.asked()) return stopped(report);
    }
  } finally {
    stop.close();
    lock.release();
  }
}

/** Passes on what the routers say; what they do not say is not claimed. */
async function reportTunnels({ aws }: Session, plan: Plan, report: Report): Promise<void> {
  const tunnels = await askTunnels(aws, plan, TUNNEL_PATIENCE_SECONDS);
  for (const tunnel of tunnels) report({ event: 'tunnel', ...tunnel });
  const connection = { resourceGroup: plan.azure.resourceGroup, name: plan.azure.names.connection };
  for (const text of nextWay(tunnels, connection)) report({ event: 'note', text });
}

function finish(runs: ReadonlyMap<Component, number>, { aws }: Plan, report: Report): number {
  const proof = aws.routers.every(({ wait }) => wait.kind === 'tunnel')
    ? '; the tunnel came up and survived a rekey when the router was deployed'
    : '';
  report(
    runs.size === 0
      ? { event: 'finished', result: 'nothing-to-do', text: 'nothing to do: both clouds are as the config says' }
      : { event: 'finished', result: 'done', text: `both clouds are as the config says${proof}` },
  );
  return DRIVER_EXIT.ok;
}

function stopped(report: Report): number {
  report({ event: 'finished', result: 'stopped', text: 'stopped; run it again to go on from here' });
  return DRIVER_EXIT.stopped;
}

function countRun(runs: Map<Component, number>, component: Component): void {
  const count = (runs.get(component) ?? 0) + 1;
  runs.set(component, count);
  if (count > MOST_DEPLOYMENTS) {
    throw stepFailure(
      COMPONENT_FACTS[component].title,
      [`was deployed ${MOST_DEPLOYMENTS} times and still differs from what is asked for`],
      'look at what `vpc2vnet plan` names; something changes it from outside',
    );
  }
}

async function agree(changes: readonly Change[], yes: boolean, report: Report): Promise<void> {
  const alarms = alarming(changes);
  if (alarms.length === 0) return;
  report({ event: 'alarm', changes: alarms });
  if (!yes) await confirm(`${alarms.length} of these changes destroy or interrupt something`, 'yes');
}

function changesOf(condition: Condition): readonly Change[] {
  return condition.kind === 'absent' || condition.kind === 'outdated' ? condition.changes : [];
}

function reportConditions(conditions: Conditions, report: Report): void {
  for (const component of COMPONENTS) {
    const condition = conditions[component];
    report({ event: 'observed', component, condition: condition.kind, changes: changesOf(condition).length });
  }
}
