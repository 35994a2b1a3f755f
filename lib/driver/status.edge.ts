import { statSync } from 'node:fs';
import type { Terminal } from '../terminal/terminal.edge';
import { COMPONENTS } from './components/component';
import { observe } from './components/observe.edge';
import { printStatus, type StatusReport } from './report/print-status';
import { openSession } from './run/session.edge';
import { askTunnels } from './tunnel/tunnels.edge';
import type { Workspace } from './components/workspace';

/** Seconds that a router has to say how its tunnels are. */
const TUNNEL_PATIENCE_SECONDS = 10;

/** Prints each side's state, addresses, tunnel, age of the hand-off, and what is pending. */
export async function showStatus(workspace: Workspace, terminal: Terminal, json: boolean): Promise<void> {
  const session = await openSession(workspace, workspace.load(), () => undefined);
  const { link, conditions, stacks } = await observe(session);
  const { plan, handoff } = link;
  const { router } = stacks;
  const modified = statSync(workspace.files.handoff, { throwIfNoEntry: false })?.mtime;
  const report: StatusReport = {
    link: plan.name,
    components: COMPONENTS.map((component) => ({ component, condition: conditions[component] })),
    routers: plan.aws.routers.map(({ name, address }) => ({ name, address })),
    gateways: plan.azure.gateway.addresses,
    provedAt:
      router !== undefined && plan.aws.routers.every(({ wait }) => wait.kind === 'tunnel') ? router.updated : undefined,
    tunnels: router === undefined ? undefined : await askTunnels(session.aws, plan, TUNNEL_PATIENCE_SECONDS),
    azure: handoff.azure,
    connection: { resourceGroup: plan.azure.resourceGroup, name: plan.azure.names.connection },
    handoffAgeSeconds: modified === undefined ? undefined : (Date.now() - modified.getTime()) / 1000,
  };
  terminal.print(json ? JSON.stringify(report, undefined, 2) : printStatus(report, terminal.paint, new Date()));
}
