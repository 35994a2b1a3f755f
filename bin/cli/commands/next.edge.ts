import { printer, printNotice } from '../../../lib/terminal/terminal.edge';
import { namedFiles } from '../../../lib/workspace/link-files';
import { nextSteps } from '../../../lib/workspace/next-step';
import { teardownSteps } from '../../../lib/workspace/teardown';
import type { Run } from '../verbs';
import { linkHere, loadHandoff } from '../link-here.edge';

/** Prints the next commands, one a line. Notices, and steps that have no command, are printed to stderr. */
export const run: Run<'next'> = ({ down, yes, ...named }) => {
  const { files, load } = linkHere(named);
  const loaded = down === true ? loadHandoff(files) : load();
  const steps = (down === true ? teardownSteps : nextSteps)(loaded.actual, loaded.handoff, {
    ...namedFiles(files),
    unattended: yes,
  });
  for (const notice of loaded.notices) printNotice(notice);
  if (steps.length === 0) printNotice('nothing to do: every component is deployed with these inputs');
  for (const { why, command } of steps) {
    if (command === undefined) printNotice(`${why}: deploy bicep-out again, as its README says`);
    else printer.print(command);
  }
};
