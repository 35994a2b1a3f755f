import { printHandoff } from '../../../../lib/handoff/parse';
import { printer, printNotice } from '../../../../lib/terminal/terminal.edge';
import { linkFilesFromOptions } from '../../../../lib/workspace/app-context.edge';
import type { Run } from '../../verbs';
import { loadHandoff } from '../../link-here.edge';

/** Prints the hand-off, refreshed from the outputs of the latest deployments. */
export const run: Run<'handoff show'> = (options) => {
  const { handoff, notices } = loadHandoff(linkFilesFromOptions(options));
  for (const notice of notices) printNotice(notice);
  printer.print(printHandoff(handoff).trimEnd());
};
