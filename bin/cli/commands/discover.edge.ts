import { discover } from '../../../lib/driver/discover.edge';
import { printer } from '../../../lib/terminal/terminal.edge';
import { linkFilesFromOptions } from '../../../lib/workspace/app-context.edge';
import type { Run } from '../verbs';

/** Reads existing networks, and saves what synthesis needs; the exit code is 1 when something is in the way. */
export const run: Run<'discover'> = async (options) => {
  process.exitCode = await discover(linkFilesFromOptions(options), printer, options);
};
