import { printer } from '../../../lib/terminal/terminal.edge';
import { namedFiles } from '../../../lib/workspace/link-files';
import { nextSteps } from '../../../lib/workspace/next-step';
import { teardownSteps } from '../../../lib/workspace/teardown';
import type { Run } from '../verbs';
import { workspaceHere } from '../workspace.edge';

/** Prints the next commands, one a line. Notices, and steps that have no command, are printed to stderr. */
export const run: Run<'next'> = ({ down, yes, ...named }) => {
  const { files, load } = workspaceHere(named);
  const loaded = load();
  const steps = (down === true ? teardownSteps : nextSteps)(loaded.actual, loaded.handoff, {
    ...namedFiles(files),
    unattended: yes,
  });
  for (const notice of loaded.notices) process.stderr.write(`${notice}\n`);
  if (steps.length === 0) process.stderr.write('nothing to do: every component is deployed with these inputs\n');
  for (const { why, command } of steps) {
    if (command === undefined) process.stderr.write(`${why}: deploy bicep-out again, as its README says\n`);
    else printer.print(command);
  }
};
