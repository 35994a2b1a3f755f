import { join } from 'node:path';
import type { UserError } from '../../base/user-error';
import type { Link } from '../../model/link';
import type { Component } from '../../model/components';
import type { Report } from '../report/driver-event';
import { afterInterruption, failureCause, failureRemedy } from './failed-step';
import type { HeldLock } from '../lock/lock.edge';
import { azurePlaceholders } from '../../workspace/azure-environment';
import { namedFiles } from '../../workspace/link-files';
import { azureVariables } from '../components/azure-variables.edge';
import type { Session } from './session.edge';
import { stepFailure } from './step-failure';
import type { StopSignal } from './stop.edge';
import type { AppliedRun, Watch } from '../tools/terraform.edge';

/** What a step needs besides the clouds. */
export interface StepContext {
  readonly session: Session;
  readonly link: Link;
  readonly lock: HeldLock;
  readonly stop: StopSignal;
  readonly report: Report;
}

export type StepAction = 'deploy' | 'destroy';

const VERBS: Readonly<Record<StepAction, string>> = { deploy: 'deploying', destroy: 'removing' };

/** How a step failed. */
export interface FailedStep {
  /** The tool's error messages with what to do next. */
  readonly failure: UserError;
  /** The tool's error messages alone. */
  readonly problems: readonly string[];
  /** The resources that failed or were still in progress; empty where the tool names none. */
  readonly resources: readonly string[];
}

/**
 * Runs one tool to its end, or to its interruption, and reports its progress.
 * @throws UserError with the tool's error messages when it fails.
 */
export async function runStep(context: StepContext, component: Component, action: StepAction): Promise<void> {
  const failed = await tryStep(context, component, action);
  if (failed !== undefined) throw failed.failure;
}

/**
 * The same, for a caller that can do without some of the resources.
 * @returns how it failed; undefined when it succeeded or was interrupted
 */
export async function tryStep(
  context: StepContext,
  component: Component,
  action: StepAction,
): Promise<FailedStep | undefined> {
  const { session, lock, stop, report } = context;
  const { id } = component;
  const step = `${VERBS[action]} the ${component.title}`;
  const typicalSeconds = action === 'deploy' ? component.typicalSeconds : component.typicalRemovalSeconds;
  const started = performance.now();
  const working = new Set<string>();
  const failed = new Set<string>();
  report({ event: 'step-started', component: id, step, typicalSeconds });
  const watch: Watch = {
    log: join(session.stateDirectory, `${id}-${action}.log`),
    onStart: (pid) => {
      lock.noteChild({ pid, step });
      stop.watch(pid);
    },
    onEvent: (event) => {
      if (event.kind !== 'resource') return;
      const { resource, type, action: doing, state } = event;
      if (state === 'working') working.add(resource);
      else working.delete(resource);
      if (state === 'failed') failed.add(resource);
      report({ event: 'resource', component: id, resource, type, action: doing, state });
    },
  };
  const { code, signal, problems } = await run(context, component, action, watch);
  lock.noteChild(undefined);
  stop.watch(undefined);
  const tool = component.tool === 'cdk' ? 'cdk' : session.terraformName;
  const files = namedFiles(session.workspace.files);
  const end = { component, tool, signal, problems, unfinished: [...working].sort(), log: watch.log, files };
  if (code !== 0 && stop.interrupted()) {
    report({ event: 'warning', text: `${step} was interrupted; ${afterInterruption(end)}` });
    return undefined;
  }
  if (code !== 0) {
    const failure = stepFailure(step, failureCause(end), failureRemedy(end));
    return { failure, problems, resources: [...failed, ...working] };
  }
  report({
    event: 'step-finished',
    component: id,
    step,
    seconds: Math.round((performance.now() - started) / 1000),
  });
  return undefined;
}

async function run(
  { session, link }: StepContext,
  component: Component,
  action: StepAction,
  watch: Watch,
): Promise<AppliedRun> {
  if (component.tool === 'terraform') {
    // A removal does not need the shared key, which may already be deleted.
    if (action === 'destroy') return session.terraform.destroy(azurePlaceholders(link), watch);
    return session.terraform.apply(await azureVariables(session, link), watch);
  }
  return session.cdk[action](component, watch);
}
