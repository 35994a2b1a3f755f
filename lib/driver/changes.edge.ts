import type { Terminal } from '../terminal/terminal.edge';
import { judgeChanges } from './report/change';
import type { Condition } from './components/condition';
import { COMPONENTS } from './components/component';
import type { Report } from './report/driver-event';
import { observe } from './components/observe.edge';
import { printPlan } from './report/print-changes';
import { openSession } from './run/session.edge';
import type { Workspace } from './components/workspace';

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
