import type { Terminal } from '../output/terminal.edge';
import { judgeChanges } from './change';
import type { Condition } from './condition';
import { COMPONENTS } from './component';
import type { Report } from './driver-event';
import { observe } from './observe.edge';
import { printPlan } from './print-plan';
import { openSession } from './session.edge';
import type { Workspace } from './workspace';

/** Prints what `up` would do; writes templates and hand-off like `synth`, and touches neither cloud. */
export async function showPlan(workspace: Workspace, terminal: Terminal, json: boolean, report: Report): Promise<void> {
  const session = await openSession(workspace, workspace.load(), report);
  const { link, conditions } = await observe(session);
  const changes = judgeChanges(COMPONENTS.flatMap((component) => changesOf(conditions[component])));
  terminal.print(
    json
      ? JSON.stringify({ link: link.plan.name, conditions, changes }, undefined, 2)
      : printPlan({ link: link.plan.name, conditions, changes }, terminal.paint),
  );
}

function changesOf(condition: Condition) {
  return condition.kind === 'absent' || condition.kind === 'outdated' ? condition.changes : [];
}
