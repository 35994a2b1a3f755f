import { printer } from '../../../lib/terminal/terminal.edge';
import { namedFiles } from '../../../lib/workspace/link-files';
import { nextSteps } from '../../../lib/workspace/next-step';
import { teardownSteps } from '../../../lib/workspace/teardown';
import type { Run } from '../verbs';
import { workspaceHere } from '../workspace.edge';

/** Prints commands by hand, one a line: what needs no command or has none is said on stderr. */
export const run: Run<'next'> = ({ down, yes, ...named }) => {
  const { files, load } = workspaceHere(named);
  const loaded = load();
  const steps = (down === true ? teardownSteps : nextSteps)(loaded.actual, loaded.handoff, {
    ...namedFiles(files),
    unattended: yes,
  });
  for (const notice of loaded.notices) process.stderr.write(`${notice}\n`);
  if (steps.length === 0) process.stderr.write('nothing to do: every part is deployed with these inputs\n');
  for (const { why, command } of steps) {
    if (command === undefined) process.stderr.write(`${why}: deploy bicep-out again, as its README says\n`);
    else printer.print(command);
  }
};
