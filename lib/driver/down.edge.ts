import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../base/user-error';
import { COMPONENT_FACTS, type Component } from './components/component';
import { confirm } from './run/confirm.edge';
import type { Report } from './report/driver-event';
import { DRIVER_EXIT } from './report/exit-codes';
import { takeLock } from './lock/lock.edge';
import { isForeign, openSession, type Session } from './run/session.edge';
import { runStep, type StepContext } from './run/step.edge';
import { stepFailure } from './run/step-failure';
import { listenForStop } from './run/stop.edge';
import type { Workspace } from './components/workspace';

export interface DownOptions {
  /** Do not ask for the link's name. @default false */
  readonly yes: boolean;
  /** Remove the Azure side by the `cdktf` command instead of Terraform. @default false */
  readonly cdktf?: boolean;
  readonly report: Report;
}

/** The router leads traffic to what Azure has, and lives in the network: so it goes first and the network last. */
const ORDER: readonly Component[] = ['router', 'azure', 'network'];

/**
 * Removes the link from both clouds, in the order that works, and checks that nothing is left.
 * @returns the exit code
 */
export async function down(workspace: Workspace, { yes, cdktf = false, report }: DownOptions): Promise<number> {
  const loaded = workspace.load();
  const { name } = loaded.plan;
  report({ event: 'started', command: 'down', link: name });
  const lock = await takeLock(join(workspace.directory, '.vpc2vnet', `${name}.lock`), name, 'down', report);
  const stop = listenForStop(report);
  try {
    const session = await openSession(workspace, loaded, report, { cdktf });
    const link = workspace.synthesize();
    const foreign = isForeign(link);
    const present = await presentComponents(session, link.plan.aws.stackNames, foreign);
    for (const text of kept(link.plan.azure.backend.kind, foreign, link.plan.azure.resourceGroup)) {
      report({ event: 'note', text });
    }
    if (present.length > 0 && !yes)
      await confirm(`this removes the ${present.map((one) => COMPONENT_FACTS[one].title).join(', ')} of ${name}`, name);
    for (const component of present) {
      if (stop.asked()) return stopped(report);
      await runStep({ session, link, lock, stop, report }, component, 'destroy');
    }
    if (stop.asked()) return stopped(report);
    await checkNothingLeft({ session, link, lock, stop, report }, foreign);
    forget(workspace, foreign);
    const text =
      present.length === 0 ? 'nothing to do: nothing of the link is left' : 'removed; nothing of the link is left';
    report({ event: 'finished', result: present.length === 0 ? 'nothing-to-do' : 'done', text });
    return DRIVER_EXIT.ok;
  } finally {
    stop.close();
    lock.release();
  }
}

async function presentComponents(
  session: Session,
  stackNames: { readonly network: string; readonly router: string },
  foreign: boolean,
): Promise<readonly Component[]> {
  const present = new Set<Component>();
  for (const component of ['network', 'router'] as const) {
    if ((await session.aws.stack(stackNames[component])) !== undefined) present.add(component);
  }
  if (!foreign) {
    const refused = await session.terraform.init();
    if (refused.length > 0)
      throw stepFailure(`${session.terraformName} init`, refused, 'check the `backend` of the config');
    if ((await session.terraform.resources()).length > 0) present.add('azure');
  }
  return ORDER.filter((component) => present.has(component));
}

function kept(backend: string, foreign: boolean, resourceGroup: string): readonly string[] {
  return [
    'kept: the config, the tools’ logs in .vpc2vnet, CloudFormation’s and Azure’s own logs',
    backend === 'local'
      ? 'kept: Terraform’s state file, empty, and its backup, which still holds the old shared key'
      : `kept: the state in ${backend}`,
    ...(foreign
      ? [
          `kept: the Azure side, which was deployed by other means; \`az group delete --name ${resourceGroup}\` removes it`,
        ]
      : []),
  ];
}

/** @throws UserError that names everything that is left */
async function checkNothingLeft({ session, link }: StepContext, foreign: boolean): Promise<void> {
  const { plan } = link;
  const left: string[] = [];
  for (const name of Object.values(plan.aws.stackNames)) {
    const stack = await session.aws.stack(name);
    if (stack !== undefined) left.push(`CloudFormation stack ${name} (${stack.status})`);
  }
  left.push(...(await session.aws.tagged('vpc2vnet-link', plan.name)).map((id) => `AWS ${id}`));
  if (!foreign) left.push(...(await session.terraform.resources()).map((address) => `Azure ${address}`));
  if (left.length > 0) {
    throw new UserError(
      ['these are left; remove them by hand or run this again:', ...left.map((line) => `  ${line}`)],
      DRIVER_EXIT.failed,
    );
  }
}

/** What the hand-off knew is gone; only an Azure side of others is still there. */
function forget({ files }: Workspace, foreign: boolean): void {
  for (const file of foreign ? [files.awsOutputs] : [files.awsOutputs, files.azureOutputs, files.handoff]) {
    rmSync(file, { force: true });
  }
}

function stopped(report: Report): number {
  report({ event: 'finished', result: 'stopped', text: 'stopped; run it again to go on from here' });
  return DRIVER_EXIT.stopped;
}
