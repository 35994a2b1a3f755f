import { costOf } from '../model/cost';
import { costLines } from '../model/cost-lines';
import type { Terminal } from '../terminal/terminal.edge';
import { observe } from './components/observe.edge';
import { changesOf } from './components/state';
import type { Workspace } from './components/workspace';
import { askClouds } from './preflight/ask-clouds.edge';
import { judgeChanges } from './report/change';
import { checkExisting } from './existing.edge';
import type { Report } from './report/driver-event';
import { printChanges } from './report/print-changes';
import { openSession } from './run/session.edge';
import { findRepairs } from './tunnel/find-repairs.edge';

/** Prints what `up` would do; writes templates like `synth`, and changes neither cloud nor the hand-off. */
export async function showChanges(
  workspace: Workspace,
  terminal: Terminal,
  json: boolean,
  report: Report,
): Promise<void> {
  const start = workspace.load();
  const session = await openSession(workspace, start, report);
  await checkExisting(session, start, report);
  const { loaded, components, stacks } = await observe(session);
  const changes = judgeChanges(components.flatMap(({ state }) => changesOf(state)));
  const { findings, unanswered } = await askClouds(loaded.link, components, session);
  const repairs = await findRepairs(session, loaded.actual, stacks);
  const found = {
    ...{ link: loaded.link.name, components, changes, findings, lost: repairs.lost },
    unanswered: [...unanswered, ...repairs.unanswered],
  };
  const cost = costOf(loaded.link);
  const text = (): string => [printChanges(found, terminal.paint), '', ...costLines(cost)].join('\n');
  terminal.print(json ? JSON.stringify({ ...found, cost }, undefined, 2) : text());
}
