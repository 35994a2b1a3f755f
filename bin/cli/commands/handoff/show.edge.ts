import { printHandoff } from '../../../../lib/handoff/parse';
import { printer } from '../../../../lib/terminal/terminal.edge';
import type { Run } from '../../verbs';
import { workspaceHere } from '../../workspace.edge';

/** Prints the hand-off, refreshed from the outputs of the latest deployments. */
export const run: Run<'handoff show'> = (options) => {
  printer.print(printHandoff(workspaceHere(options).load().handoff).trimEnd());
};
