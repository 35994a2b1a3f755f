import { isDeepStrictEqual } from 'node:util';
import { UserError } from '../../lib/base/user-error';
import type { Handoff } from '../../lib/handoff/handoff';
import type { HandoffCommands } from '../../lib/handoff/handoff-commands';
import { printHandoff } from '../../lib/handoff/parse';
import type { Parsed } from '../../lib/handoff/parsed';
import type { FieldSet } from '../../lib/handoff/set-field';
import { factsOfSide, sidesOf } from '../../lib/handoff/side';
import type { Link } from '../../lib/model/link';
import { printer, printNotice } from '../../lib/terminal/terminal.edge';
import { linkFilesFromOptions } from '../../lib/workspace/app-context.edge';
import { handoffCommands } from '../../lib/workspace/commands';
import { namedFiles, type LinkFiles } from '../../lib/workspace/link-files';
import { saveHandoff } from '../../lib/workspace/load-link.edge';
import { removeOutputs } from '../../lib/workspace/outputs-files.edge';
import { loadHandoff } from './link-here.edge';

/**
 * Saves and prints the hand-off with a change. The outputs of a changed side are removed, because the next run would
 * read them over the change.
 * @throws UserError when the change is invalid; nothing is written then.
 */
export function changeHandoff(
  named: Partial<LinkFiles>,
  change: (link: Link, handoff: Handoff, commands: HandoffCommands) => Parsed<FieldSet>,
): void {
  const files = linkFilesFromOptions(named);
  const { actual, handoff: before, notices: found } = loadHandoff(files);
  const changed = change(actual, before, handoffCommands(namedFiles(files)));
  if (!changed.ok) throw new UserError([changed.problem]);
  const { handoff, notices } = changed.value;
  saveHandoff(files.handoff, handoff);
  for (const side of sidesOf(actual)) {
    if (!isDeepStrictEqual(factsOfSide(handoff, side), factsOfSide(before, side))) removeOutputs(side, files, actual);
  }
  for (const notice of [...found, ...notices]) printNotice(notice);
  printer.print(printHandoff(handoff).trimEnd());
}
