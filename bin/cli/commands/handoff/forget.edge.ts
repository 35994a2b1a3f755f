import { UserError } from '../../../../lib/base/user-error';
import { forgetSide } from '../../../../lib/handoff/forget-side';
import { emptyHandoff } from '../../../../lib/handoff/handoff';
import { isWorthKeeping } from '../../../../lib/handoff/parse';
import { isSide, sidesOf, type Side } from '../../../../lib/handoff/side';
import type { Link } from '../../../../lib/model/link';
import { printer } from '../../../../lib/terminal/terminal.edge';
import { linkFilesFromOptions } from '../../../../lib/workspace/app-context.edge';
import { handoffCommands } from '../../../../lib/workspace/commands';
import { namedFiles, type LinkFiles } from '../../../../lib/workspace/link-files';
import { loadLink, saveHandoff } from '../../../../lib/workspace/load-link.edge';
import { cloudOf, removeOutputs } from '../../../../lib/workspace/outputs-files.edge';
import { readIfThere } from '../../../../lib/write-files/read-file.edge';
import { realPath, removeFile } from '../../../../lib/write-files/write-file.edge';
import type { Run } from '../../verbs';

/**
 * Removes a side from the hand-off, and from the outputs files that would restore it. It checks only what remains of
 * these files, so that it also removes an invalid side.
 * @throws UserError when `side` is not a side, or what remains of the hand-off is invalid
 */
export const run: Run<'handoff forget'> = (options, side) => {
  const files = linkFilesFromOptions(options);
  const { link } = loadLink(files, { handoff: emptyHandoff(''), undiscovered: true });
  if (!isSide(side)) throw unknownSide(side, link);
  const changed = [
    ...(forgetIn(files, link, side) ? [files.handoff] : []),
    ...(removeOutputs(side, files, link) ? [cloudOf(side) === 'aws' ? files.awsOutputs : files.azureOutputs] : []),
  ];
  // A site that left the config is a side as long as a file has facts of it.
  if (changed.length === 0 && !sidesOf(link).includes(side)) throw unknownSide(side, link);
  printer.print(
    changed.length === 0
      ? `no facts of the ${side} side of ${link.name} were found`
      : `removed the ${side} side of ${link.name} from ${changed.join(' and ')}`,
  );
};

function unknownSide(side: string, link: Link): UserError {
  return new UserError([`'${side}' is not a side of the hand-off; choose one of ${sidesOf(link).join(', ')}`]);
}

/** @returns whether the hand-off had the side */
function forgetIn(files: LinkFiles, link: Link, side: Side): boolean {
  const text = readIfThere(files.handoff);
  if (text === undefined) return false;
  const rest = forgetSide(side, text, files.handoff, link.name, handoffCommands(namedFiles(files)));
  if (!rest.ok) throw new UserError([rest.problem]);
  if (isWorthKeeping(rest.value)) saveHandoff(files.handoff, rest.value);
  // What a link leads to, not the link: other checkouts may have one to the same file.
  else removeFile(realPath(files.handoff));
  return readIfThere(files.handoff) !== text;
}
